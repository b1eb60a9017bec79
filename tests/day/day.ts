import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { generateKey } from '#core/data-folder/key-file.ts';
import { Random } from '#core/seed/random.ts';
import { startPostgresIn } from '#hub/testing/postgres-server.ts';
import { badLine } from './bad-line.ts';
import { checkDay, type DayReport } from './check-day.ts';
import { Centre, Hub, Killed } from './processes.ts';

export interface DayOptions {
  centres: number;
  cases: number;
  seed: number;
  postgres: boolean;
  say(what: string): void;
}

/** After so many residents somebody is killed: a centre, or the hub. */
const killedEvery = 20;

/** What happened on a day. */
export interface Day extends DayReport {
  acknowledged: number;
  centresKilled: number;
  hubKilled: number;
  linesCut: number;
  seconds: number;
}

/**
 * A working day of a town in real processes: centres serve residents while their background sync runs over a line that
 * delays and cuts, and any of them, or the hub, is killed at any moment and started again. In the end everybody is up,
 * the line is mended, and it is checked that all have the same and nothing that was acknowledged is lost.
 */
export async function workADay({ centres: count, cases, seed, postgres, say }: DayOptions): Promise<Day> {
  const began = performance.now();
  const random = new Random(seed);
  const folder = mkdtempSync(join(tmpdir(), 'onewindow-day-'));
  const server = postgres ? await startPostgresIn(mkdtempSync(join(tmpdir(), 'onewindow-postgres-'))) : null;
  const hub = new Hub(join(folder, 'hub'), server?.url);
  await hub.start();
  const line = await badLine(() => hub.port, random);
  const centres = Array.from({ length: count }, (_, at) => {
    const siteNumber = String(at + 1).padStart(2, '0');
    return new Centre(siteNumber, join(folder, siteNumber), generateKey());
  });
  const acknowledged = new Map(centres.map(({ siteNumber }) => [siteNumber, [] as string[]]));
  let [centresKilled, hubKilled, served, resident] = [0, 0, 0, 0];
  try {
    line.mended = true;
    for (const centre of centres) {
      await centre.start('make');
      const code = await hub.code(centre.siteNumber);
      await centre.ask('enrol', { url: `http://127.0.0.1:${line.port}`, code });
      await centre.ask('begin');
    }
    line.mended = false;
    say(`${count} centres and the hub are up after ${Math.round((performance.now() - began) / 1000)} s`);
    const troubles: Promise<void>[] = [];
    let hubIsUp = true;
    const misfortune = async () => {
      if (hubIsUp && random.chance(0.25)) {
        hubIsUp = false;
        hubKilled += 1;
        await hub.kill();
        await wait(random.below(500));
        await hub.start();
        hubIsUp = true;
        return;
      }
      const up = centres.filter((centre) => centre.isUp);
      if (up.length === 0) return;
      const centre = random.pick(up);
      centresKilled += 1;
      await centre.kill();
      await centre.start('open');
      await centre.ask('begin').catch((error) => {
        // It was killed again before it had begun: who did that starts it again.
        if (!(error instanceof Killed)) throw error;
      });
    };
    const workAt = async (centre: Centre) => {
      while (served < cases) {
        served += 1;
        if (served % killedEvery === 0) troubles.push(misfortune());
        // Whether the one at the counter was accepted when the computer went out, nobody knows: the next one comes.
        for (;;) {
          // Nobody comes in as long as it is out: residents have a thousand numbers, and a slow start would use them up.
          while (!centre.isUp) await wait(50);
          try {
            resident += 1;
            const id = (await centre.ask('serve', resident)) as string;
            (acknowledged.get(centre.siteNumber) as string[]).push(id);
            break;
          } catch (error) {
            if (!(error instanceof Killed)) throw error;
            await wait(50);
          }
        }
        await wait(random.below(40));
      }
    };
    await Promise.all(centres.map(workAt));
    await Promise.all(troubles);
    say(`${served} residents served; the line is mended`);
    line.mended = true;
    // What the last one sent, the first one gets in the second turn.
    for (let turn = 0; turn < 2; turn += 1) for (const centre of centres) await settle(centre);
  } finally {
    for (const centre of centres) await centre.end().catch(() => {});
    await hub.end();
    line.close();
  }
  const report = await checkDay(centres, hub, server?.url, acknowledged);
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
  return {
    ...report,
    acknowledged: [...acknowledged.values()].flat().length,
    centresKilled,
    hubKilled,
    linesCut: line.cuts,
    seconds: Math.round((performance.now() - began) / 1000),
  };
}

const mostTries = 20;

/** A connection that was cut when the line was bad may still be in use for one round. */
async function settle(centre: Centre): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await centre.ask('settle');
      return;
    } catch (error) {
      if (error instanceof Killed || tries === mostTries) throw error;
      await wait(250);
    }
  }
}
