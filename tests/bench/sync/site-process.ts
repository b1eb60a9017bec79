import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createRouterClient } from '@orpc/server';
import { type CoreContext, systemActor } from '#core/context.ts';
import { addDemoStaff, loadReferenceData } from '#core/create-site.ts';
import { dataLayout } from '#core/data-folder/layout.ts';
import { createData } from '#core/data-folder/open-data.ts';
import { checkpointBeside } from '#core/db/checkpoints.ts';
import { router } from '#core/router.ts';
import { enrol } from '#core/sync/enrol.ts';
import { syncNow } from '#core/sync/sync-now.ts';
import { atOnce, fullDraft, identityNumber, newApplicant } from '#core/testing/drafts.ts';
import { percentile } from '../statistics.ts';
import type { BenchRecord } from './records.ts';

/** node site-process.ts FOLDER NUMBER: a centre as the application makes it, which does what it is told. */
const [folder, siteNumber] = process.argv.slice(2) as [string, string];
const key = '0'.repeat(64);
const data = createData({
  folder,
  siteNumber,
  key,
  demo: true,
  fill: (filled) => {
    loadReferenceData(contextOn(filled));
    addDemoStaff(contextOn(filled));
  },
});
const context = contextOn(data);
checkpointBeside(data.connection, { file: dataLayout(folder).database, key });
const clerk = { id: `demo-${siteNumber}-1`, name: '陈晓敏' };

function contextOn(given: CoreContext['data']): CoreContext {
  const resourcesFolder = resolve(import.meta.dirname, '../../../resources');
  return { data: given, resourcesFolder, applicationVersion: 'bench', desktop: null };
}

/** Each record is a command of its own, with its entry in the audit chain, as a clerk's work is. */
function fill(records: readonly BenchRecord[]): void {
  data.database.batch(() => {
    for (const { _id: id, ...record } of records) {
      const command = { name: 'residents.register', actor: clerk, subject: { entity: 'resident', id } };
      data.database.write(command, (unit) => unit.insert('resident', { id, ...record }));
    }
  });
}

let served = 0;

/** A clerk accepts a case each 30 ms while something else goes on; from when it was asked until the window has its answer. */
async function serveUntil(other: Promise<unknown>): Promise<object> {
  const window = createRouterClient(router, { context: { core: context, session: { staff: null } } });
  await window.staff.signIn({ staffId: clerk.id });
  const times: number[] = [];
  let isOver = false;
  const began = performance.now();
  const ending = other.finally(() => {
    isOver = true;
  });
  for (let due = began; !isOver; due = Math.max(due + 30, performance.now())) {
    await wait(Math.max(0, due - performance.now()));
    served += 1;
    // Nobody is the same at two centres.
    const birthday = `19${40 + Number(siteNumber) + 20 * Math.floor(served / 1000)}0203`;
    const number = identityNumber(served % 1000, birthday);
    const applicant = newApplicant(1, { number, name: `林秀英${served}` });
    await window.intake.accept(fullDraft(context, atOnce, applicant));
    times.push(performance.now() - due);
  }
  await ending;
  // The first ones build what the others use.
  const warm = times.slice(10);
  const [p95, p99, longest] = [0.95, 0.99, 1].map((share) => percentile(warm, share));
  return { took: performance.now() - began, p95, p99, longest, count: times.length };
}

const works: Record<string, (given: never) => unknown> = {
  enrol: (given: { url: string; code: string }) => enrol(context, systemActor, given),
  fill,
  push: () => syncNow(context),
  pull: () => syncNow(context),
  nothing: () => syncNow(context),
  count: () => data.connection.prepare('SELECT count(*) FROM residents').pluck().get(),
  cpu: () => process.cpuUsage().user + process.cpuUsage().system,
  memory: () => process.resourceUsage().maxRSS * 1024,
  'pull-and-serve': () => serveUntil(syncNow(context)),
  'push-and-serve': () => serveUntil(syncNow(context)),
  serve: () => serveUntil(wait(5000)),
};

function isFigures(result: unknown): result is object {
  return typeof result === 'object' && result !== null && 'p99' in result;
}

process.on('message', async ({ work, given }: { work: string; given: never }) => {
  try {
    const began = performance.now();
    const result = await works[work]?.(given);
    const took = performance.now() - began;
    process.send?.({
      took,
      ...(typeof result === 'number' ? { count: result } : isFigures(result) && result),
    });
  } catch (error) {
    process.send?.({ failed: (error as Error).stack });
  }
});
process.on('disconnect', () => process.exit());
process.send?.({ ready: 0 });
