import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgresIn } from '#hub/testing/postgres-server.ts';
import type { BenchLine } from '../report.ts';
import { benchProcess } from './bench-process.ts';
import { inFolder, ourTown } from './our-town.ts';
import { makeRecords } from './records.ts';

/** What 90 days leave at a busy centre, and a tenth of it to compare with. */
const ninetyDays = 60_000;
const nineDays = 6_000;
const roundsAtOnce = 255;
const megabyte = 1_048_576;

/** Sync under load: a centre that comes back, all that come back at once, and PostgreSQL. */
export async function benchSyncLoad(benchFolder: string): Promise<BenchLine[]> {
  const crowd = await inFolder(benchFolder, allAtOnce);
  const postgres = await inFolder(benchFolder, onPostgres);
  const short = await inFolder(benchFolder, (folder) => comesBack(folder, nineDays));
  const long = await inFolder(benchFolder, (folder) => comesBack(folder, ninetyDays));
  const nine = `${nineDays} changes`;
  return [
    line('sync: back after 90 days, push', 'records/s', long.push, nine, short.push, ninetyDays),
    line('sync: back after 90 days, pull', 'records/s', long.pull, nine, short.pull, ninetyDays),
    line('sync: memory of who pushes', 'MB', long.memory[0], nine, short.memory[0]),
    line('sync: memory of who pulls', 'MB', long.memory[1], nine, short.memory[1]),
    line('sync: memory of the hub', 'MB', long.memory[2], nine, short.memory[2]),
    line('sync: hub on PostgreSQL, push', 'records/s', postgres.push, 'on SQLite', short.push, nineDays),
    line('sync: hub on PostgreSQL, pull', 'records/s', postgres.pull, 'on SQLite', short.pull, nineDays),
    line(
      `sync: ${roundsAtOnce} rounds at once, p95`,
      'ms',
      crowd.p95,
      'one alone',
      crowd.alone,
      roundsAtOnce,
    ),
    line('sync: of them done', 'rounds', crowd.done, 'asked', roundsAtOnce, roundsAtOnce),
    line('sync: memory of the hub then', 'MB', crowd.memory, 'before', crowd.before),
  ];
}

interface CameBack {
  push: number;
  pull: number;
  /** Of who pushes, who pulls, and the hub, in MB. */
  memory: [number, number, number];
}

function line(
  name: string,
  unit: string,
  figure: number,
  baselineName: string,
  baseline: number,
  samples = 1,
): BenchLine {
  return { name, unit, figure, baselineName, baseline, ratio: figure / baseline, samples };
}

async function comesBack(
  folder: string,
  count: number,
  environment: Record<string, string> = {},
): Promise<CameBack> {
  const town = await ourTown(folder, ['13', '01'], { environment });
  try {
    const [village, main] = town.sites as [(typeof town.sites)[0], (typeof town.sites)[0]];
    for (let at = 0; at < count; at += nineDays) await village.ask('fill', makeRecords(nineDays));
    const push = await village.ask('push');
    const pull = await main.ask('pull');
    const memory = [village, main, town.hub].map(
      async (one) => ((await one.ask('memory')).count ?? 0) / megabyte,
    );
    return {
      push: (count * 1000) / push.took,
      pull: (count * 1000) / pull.took,
      memory: (await Promise.all(memory)) as [number, number, number],
    };
  } finally {
    await town.end();
  }
}

async function onPostgres(folder: string): Promise<CameBack> {
  // Its own user must be able to enter.
  const cluster = mkdtempSync(join(tmpdir(), 'onewindow-postgres-'));
  const server = await startPostgresIn(cluster);
  try {
    return await comesBack(folder, nineDays, { DATABASE_URL: server.url });
  } finally {
    await server.stop();
    rmSync(cluster, { recursive: true, force: true });
  }
}

/**
 * The numbers of centres have two digits: of 85 centres, three installations each come back at once, every one with work
 * to push and with all that the hub has to pull.
 */
async function allAtOnce(folder: string): Promise<{
  p95: number;
  alone: number;
  done: number;
  before: number;
  memory: number;
}> {
  const town = await ourTown(folder, ['01']);
  const crowd = await benchProcess(join(import.meta.dirname, 'crowd-process.ts'), []);
  try {
    const before = ((await town.hub.ask('memory')).count ?? 0) / megabyte;
    const numbers = Array.from({ length: roundsAtOnce / 3 }, (_, at) => String(at + 10).padStart(2, '0'));
    const codes: string[] = [];
    for (const siteNumber of numbers) codes.push(await town.code(siteNumber));
    await crowd.ask('enrol', { url: `http://127.0.0.1:${town.hub.port}`, numbers, codes });
    const alone = await crowd.ask('one');
    const { p95 = Number.NaN, count = 0 } = await crowd.ask('all');
    const memory = ((await town.hub.ask('memory')).count ?? 0) / megabyte;
    return { p95, alone: alone.took, done: count, before, memory };
  } finally {
    await crowd.end();
    await town.end();
  }
}
