import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import type { BenchLine } from '../report.ts';
import type { Worked } from './bench-process.ts';
import { inFolder, ourTown } from './our-town.ts';
import { makeRecords } from './records.ts';

/** What 90 days leave at a busy centre, and what of it is written at once. */
const count = 60_000;
const atOnce = 6000;
/** A disk in memory, where there is one. */
const anotherDisk = '/dev/shm';

/**
 * What a clerk waits for an acceptance while everything is pushed and pulled, against the same without. The hub is another
 * machine than the one at which the clerk sits, and takes neither its processors nor its disk.
 */
export async function benchClerk(benchFolder: string): Promise<BenchLine[]> {
  const served = await inFolder(benchFolder, (folder) =>
    inFolder(existsSync(anotherDisk) ? anotherDisk : benchFolder, (hubFolder) =>
      servesMeanwhile(folder, hubFolder),
    ),
  );
  return [
    ...acceptLines('pull', served.duringPull, served.quiet),
    ...acceptLines('push', served.duringPush, served.quiet),
  ];
}

function acceptLines(what: string, during: Worked, quiet: Worked): BenchLine[] {
  return (['p95', 'p99', 'longest'] as const).map((share) => {
    const [figure = Number.NaN, baseline = Number.NaN] = [during[share], quiet[share]];
    const name = `accept during a full ${what}, ${share}`;
    const samples = during.count ?? 0;
    return {
      name,
      unit: 'ms',
      figure,
      baselineName: 'the same without',
      baseline,
      ratio: figure / baseline,
      samples,
    };
  });
}

/** Two centres at which a clerk accepts cases: one sends everything, the other one gets it. */
async function servesMeanwhile(folder: string, hubFolder: string) {
  const town = await ourTown(folder, ['13', '01'], { hubFolder: join(hubFolder, 'hub') });
  try {
    const [village, main] = town.sites as [(typeof town.sites)[0], (typeof town.sites)[0]];
    leaveProcessors(town.hub.child.pid as number);
    for (let at = 0; at < count; at += atOnce) await village.ask('fill', makeRecords(atOnce));
    return {
      duringPush: await village.ask('push-and-serve'),
      duringPull: await main.ask('pull-and-serve'),
      quiet: await main.ask('serve'),
    };
  } finally {
    await town.end();
  }
}

/** Lets a process run only where nobody else wants to: a low priority is one of its first thread alone. */
function leaveProcessors(process: number): void {
  const idle = spawnSync('chrt', ['--all-tasks', '--idle', '--pid', '0', String(process)]);
  if (idle.status !== 0) setPriority(process, constants.priority.PRIORITY_LOW);
}
