/**
 * npm run simulate:all -- [--jobs N] [--only N] [--file FILE]: everything that the simulator is to show, one history after the
 * other. What held is written down at once, with the commit it was played on, so that it goes on where it was stopped; what broke is
 * played again.
 */
import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { makePlayers, type Player } from './players.ts';
import type { RunResult } from './run.ts';
import { isKept } from './stand.ts';

interface Stage {
  sites: number;
  ops: number;
  seeds: number;
  checkEvery?: number;
}

/** In long histories few centres do what many do in short ones, so that one of a million commands ends within hours. */
const stages: readonly Stage[] = [
  { sites: 17, ops: 2000, seeds: 200 },
  { sites: 5, ops: 100_000, seeds: 5, checkEvery: 10_000 },
  { sites: 5, ops: 1_000_000, seeds: 1, checkEvery: 20_000 },
];

type History = Pick<Stage, 'sites' | 'ops' | 'checkEvery'> & { seed: number };
type Noted = Omit<History, 'checkEvery'> & { held: boolean };

function whole(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1) throw new InvalidArgumentError('a whole number from 1 on');
  return number;
}

const results = join(resolve(import.meta.dirname, '../..'), 'test-results');
const { jobs, only, file, keep } = new Command('simulate:all')
  .option('--jobs <number>', 'how many histories to play at once, each in a process of its own', whole, 1)
  .option('--only <number>', `one of the ${stages.length} parts`, whole)
  .option('--file <name>', 'where it is written down what held', join(results, 'simulation.jsonl'))
  .option('--keep <folder>', 'where it is kept how far a long one is', join(results, 'simulation'))
  .parse()
  .opts<{ jobs: number; only?: number; file: string; keep: string }>();

mkdirSync(dirname(file), { recursive: true });
const noted = existsSync(file)
  ? readFileSync(file, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Noted)
  : [];
const nameOf = ({ sites, ops, seed }: Pick<History, 'sites' | 'ops' | 'seed'>) => `${sites} ${ops} ${seed}`;
const held = new Set(noted.filter((each) => each.held).map(nameOf));
const histories = stages
  .filter((_, at) => only === undefined || at === only - 1)
  .flatMap(({ seeds, ...stage }) => Array.from({ length: seeds }, (_, at) => ({ ...stage, seed: at + 1 })));
const left: History[] = histories.filter((each) => !held.has(nameOf(each)));
process.stdout.write(`${histories.length - left.length} of ${histories.length} histories held before\n`);

/** The code that is played, as it was when this began. */
const commit = execFileSync('git', ['describe', '--always', '--dirty', '--exclude', '*'], {
  cwd: import.meta.dirname,
  encoding: 'utf8',
}).trim();

function note(history: History, { failure, trace, happened, ...run }: RunResult, seconds: number): void {
  const { sites, ops, seed, checkEvery } = history;
  const line = { sites, ...run, ops, held: failure === null, failure, seconds, commit };
  appendFileSync(file, `${JSON.stringify(line)}\n`);
  const name = `${sites} centres, ${ops} commands, seed ${seed}`;
  if (!failure) {
    process.stdout.write(`${name}: held (${run.steps} steps, ${run.changes} changes, ${seconds} s)\n`);
    return;
  }
  const often = checkEvery ? ` --check-every ${checkEvery}` : '';
  process.stdout.write(`${trace.join('\n')}\n${JSON.stringify(happened)}\n`);
  process.stdout.write(`${name}: BROKEN at step ${failure.step}: ${failure.what}\n`);
  process.stdout.write(`Again: npm run simulate -- --sites ${sites} --ops ${ops} --seed ${seed}${often}\n`);
}

let broken = 0;
async function playOn(player: Player): Promise<void> {
  for (let history = left.shift(); history; history = left.shift()) {
    const since = performance.now();
    const keepIn =
      history.checkEvery === undefined ? undefined : join(keep, nameOf(history).replaceAll(' ', '-'));
    const resume = keepIn !== undefined && isKept(keepIn);
    const result = await player.play({ ...history, keepIn, resume });
    if (keepIn !== undefined && !result.failure) rmSync(keepIn, { recursive: true, force: true });
    if (result.failure) broken += 1;
    note(history, result, Math.round((performance.now() - since) / 1000));
  }
  player.end();
}

await Promise.all(makePlayers(jobs, (progress) => process.stderr.write(`${progress}\n`)).map(playOn));
process.stdout.write(`${broken} broken\n`);
process.exitCode = broken > 0 ? 1 : 0;
