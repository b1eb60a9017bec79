import { Command, InvalidArgumentError, Option } from 'commander';
import { FAULTS, type Fault } from './faults.ts';
import type { Played } from './player.ts';
import { makePlayers, type Player } from './players.ts';
import type { RunResult } from './run.ts';
import { readKept } from './stand.ts';
import { WORKS, type WorkOf } from './work.ts';

function whole(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1) throw new InvalidArgumentError('a whole number from 1 on');
  return number;
}

function faultNames(text: string): Fault[] {
  return text.split(',').map((name) => {
    const fault = FAULTS.find((one) => one === name);
    if (!fault) throw new InvalidArgumentError(`one of ${FAULTS.join(', ')}`);
    return fault;
  });
}

interface Given {
  sites: number;
  ops: number;
  seed: number;
  seeds: number;
  jobs: number;
  checkEvery?: number;
  minutes?: number;
  faults?: Fault[];
  works?: WorkOf;
  stop?: true;
  trace?: true;
  keep?: string;
  resume?: string;
}

const given = new Command('simulate')
  .description(
    'Plays histories of a town on virtual time and a virtual network, and checks what sync promises.',
  )
  .option('--sites <number>', 'centres, the town among them', whole, 4)
  .option('--ops <number>', 'commands of people in each history; messages and faults come on top', whole, 150)
  .option('--seed <number>', 'the first seed', whole, 1)
  .option('--seeds <number>', 'how many seeds to play', whole, 1)
  .option('--minutes <number>', 'play seed after seed for so long instead', Number)
  .option('--jobs <number>', 'how many seeds to play at once, each in a process of its own', whole, 1)
  .option('--check-every <number>', 'rest, check and end all processes after so many commands, too', whole)
  .option('--keep <folder>', 'keep there how it stands after each of these, to go on with')
  .option(
    '--resume <folder>',
    'go on with what is kept there, and keep what follows; nothing else is to be said',
  )
  .option('--faults <names>', `of ${FAULTS.join(', ')}`, faultNames)
  .addOption(new Option('--works <name>', 'what people do').choices(Object.keys(WORKS)))
  .option('--stop', 'end with the first seed that is broken')
  .option('--trace', 'say what happened last also when everything held')
  .parse()
  .opts<Given>();
/** What is kept says itself what it is. */
const kept = given.resume === undefined ? null : readKept<Played>(given.resume);
if (kept) process.stdout.write(`goes on after ${kept.stand.commands} commands\n`);
const { sites, ops, seed, minutes, seeds, jobs, checkEvery, faults, works, stop, trace } = {
  ...given,
  ...(kept && { ...kept.options, seeds: 1, minutes: undefined }),
};
const keepIn = given.resume ?? given.keep;

function tell({ seed: played, failure, happened, trace: last, ...run }: RunResult): void {
  if (failure || trace) process.stdout.write(`${last.join('\n')}\n${JSON.stringify(happened)}\n`);
  const said = failure ? `BROKEN at step ${failure.step}: ${failure.what}` : 'held';
  const counts = `${run.commands} commands, ${run.steps} steps, ${run.changes} changes`;
  process.stdout.write(`seed ${played}: ${said} (${counts}, digest ${run.digest.slice(0, 16)})\n`);
  if (!failure) return;
  const more = [
    faults && ` --faults ${faults.join(',')}`,
    works && ` --works ${works}`,
    checkEvery && ` --check-every ${checkEvery}`,
  ];
  const again = `--sites ${sites} --ops ${ops} --seed ${played}${more.filter(Boolean).join('')}`;
  process.stdout.write(`Again: npm run simulate -- ${again}\n`);
}

const started = performance.now();
const until = minutes === undefined ? Number.POSITIVE_INFINITY : minutes * 60_000;
let [begun, ended, broken, commands] = [0, 0, 0, 0];

function isMoreToPlay(): boolean {
  if (stop && broken > 0) return false;
  return minutes === undefined ? begun < seeds : performance.now() - started < until;
}

async function playOn(player: Player): Promise<void> {
  while (isMoreToPlay()) {
    begun += 1;
    const options = { sites, ops, seed: seed + begun - 1, faults, works };
    const result = await player.play({ ...options, checkEvery, keepIn, resume: kept !== null });
    ended += 1;
    commands += result.commands;
    if (result.failure) broken += 1;
    tell(result);
  }
  player.end();
}

await Promise.all(makePlayers(jobs, (progress) => process.stderr.write(`${progress}\n`)).map(playOn));
const seconds = (performance.now() - started) / 1000;
const speed = `${Math.round(commands / seconds)} commands a second`;
process.stdout.write(
  `${ended} seeds of ${ops} commands at ${sites} sites in ${Math.round(seconds)} s (${speed}), ${broken} broken\n`,
);
process.exitCode = broken > 0 ? 1 : 0;
