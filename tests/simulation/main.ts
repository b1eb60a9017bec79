import { Command, InvalidArgumentError } from 'commander';
import { FAULTS, type Fault, PLANNED_FAULTS } from './faults.ts';
import { type RunResult, run } from './run.ts';
import { Folders } from './town.ts';

function whole(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1) throw new InvalidArgumentError('a whole number from 1 on');
  return number;
}

const everyFault: readonly Fault[] = [...FAULTS, ...PLANNED_FAULTS];

function faultNames(text: string): Fault[] {
  return text.split(',').map((name) => {
    const fault = everyFault.find((one) => one === name);
    if (!fault) throw new InvalidArgumentError(`one of ${everyFault.join(', ')}`);
    return fault;
  });
}

const { sites, ops, seed, minutes, seeds, faults, stop, trace } = new Command('simulate')
  .description(
    'Plays histories of a town on virtual time and a virtual network, and checks what sync promises.',
  )
  .option('--sites <number>', 'centres, the town among them', whole, 4)
  .option('--ops <number>', 'steps of each history', whole, 400)
  .option('--seed <number>', 'the first seed', whole, 1)
  .option('--seeds <number>', 'how many seeds to play', whole, 1)
  .option('--minutes <number>', 'play seed after seed for so long instead', Number)
  .option('--faults <names>', `of ${everyFault.join(', ')}`, faultNames)
  .option('--stop', 'end with the first seed that is broken')
  .option('--trace', 'say what happened last also when everything held')
  .parse()
  .opts<{
    sites: number;
    ops: number;
    seed: number;
    seeds: number;
    minutes?: number;
    faults?: Fault[];
    stop?: true;
    trace?: true;
  }>();

function tell({ seed: played, failure, changes, digest, happened, trace: last }: RunResult): void {
  if (failure || trace) process.stdout.write(`${last.join('\n')}\n${JSON.stringify(happened)}\n`);
  const said = failure ? `BROKEN at step ${failure.step}: ${failure.what}` : 'held';
  process.stdout.write(`seed ${played}: ${said} (${changes} changes, digest ${digest.slice(0, 16)})\n`);
  if (!failure) return;
  const again = faults ? ` --faults ${faults.join(',')}` : '';
  process.stdout.write(`Again: npm run simulate -- --sites ${sites} --ops ${ops} --seed ${played}${again}\n`);
}

const folders = new Folders();
process.once('exit', () => folders.removeAll());
process.once('SIGINT', () => process.exit(130));
process.once('SIGTERM', () => process.exit(143));
const started = performance.now();
const until = minutes === undefined ? Number.POSITIVE_INFINITY : minutes * 60_000;
let played = 0;
let broken = 0;
while (minutes === undefined ? played < seeds : performance.now() - started < until) {
  const result = await run({ sites, ops, seed: seed + played, ...(faults && { faults }) }, folders);
  played += 1;
  if (result.failure) broken += 1;
  tell(result);
  if (result.failure && stop) break;
}
const seconds = Math.round((performance.now() - started) / 1000);
process.stdout.write(`${played} seeds of ${ops} steps at ${sites} sites in ${seconds} s, ${broken} broken\n`);
process.exitCode = broken > 0 ? 1 : 0;
