import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { RATING_LEVELS } from '#shared/domain/rating.ts';
import { averageWait } from '#shared/domain/report-figures.ts';
import type { CoreContext } from '../context.ts';
import { readDemoKey } from '../data-folder/key-file.ts';
import { openData } from '../data-folder/open-data.ts';
import { closeQueueDays } from '../queue/close-days.ts';
import { queueOverview } from '../queue/overview.ts';
import { expireRectifications, rateByDefault } from '../ratings/due-ratings.ts';
import { listRatings, summariseRatings } from '../ratings/list-ratings.ts';
import { makeReport } from '../reports/service.ts';
import { temporaryFolder } from '../testing/after-file.ts';
import { closeAfterTests, manager, resourcesFolder } from '../testing/fresh-site.ts';
import { logFaults } from '../testing/log.ts';
import { seedDemoData } from './seed-demo-data.ts';

/** A Tuesday at 15:20 in Shanghai. */
const now = new Date('2026-06-09T07:20:00Z');

function seeded(): CoreContext {
  const folder = join(temporaryFolder(), 'data');
  const numbers = { siteNumber: '13', residents: 100, cases: 900, seed: 1 };
  seedDemoData({
    folder,
    ...numbers,
    activities: false,
    now,
    resourcesFolder,
    applicationVersion: '0.0.0-test',
  });
  const data = closeAfterTests(openData({ folder, key: readDemoKey(folder), clock: () => now.getTime() }));
  return { data, resourcesFolder, applicationVersion: '0.0.0-test', desktop: null };
}

let context: CoreContext;
beforeAll(() => {
  context = seeded();
});

describe('the service of a demo folder', () => {
  it('has people waiting today, and some who were served', () => {
    const overview = queueOverview(context, { counter: 1 });
    expect(overview.waitingCount).toBeGreaterThan(2);
    expect(overview.averageWait).not.toBeNull();
    expect(overview.current).toBeNull();
  });

  it('has waited on the working days before today, and reports how long', async () => {
    const { waiting } = await makeReport(context, manager, { from: '2026-05', to: '2026-06' });
    expect(waiting?.called).toBeGreaterThan(100);
    const average = waiting && averageWait(waiting);
    expect(average).toBeGreaterThan(1);
    expect(average).toBeLessThan(30);
  });

  it('has ratings of every level, most of them good, and bad ones in several states', () => {
    const { counts, satisfaction } = summariseRatings(context, manager);
    for (const level of RATING_LEVELS) expect(counts[level]).toBeGreaterThan(0);
    expect(satisfaction).toBeGreaterThan(85);
    expect(satisfaction).toBeLessThan(100);
    const states = (['open', 'closed'] as const).flatMap((filter) =>
      listRatings(context, manager, { filter, limit: 200 }).rows.map(
        ({ rectification }) => rectification?.state,
      ),
    );
    expect(states).toEqual(expect.arrayContaining(['done', 'rectifying', 'to-rectify', 'overdue']));
  });

  it('is the same for the same seed, apart from identifiers', () => {
    const content = ({ data }: CoreContext) =>
      [
        'SELECT day, number, letter, state, place, issued_at, called_at, counter FROM queue_tickets ORDER BY number',
        'SELECT case_number, level, reasons, way, rated_at FROM ratings ORDER BY case_number',
        'SELECT state, due_on, opened_at, closed_at FROM rectifications ORDER BY opened_at, due_on',
      ].map((sql) => data.connection.prepare(sql).all());
    expect(content(seeded())).toEqual(content(context));
  });

  it('goes on by the jobs of a start: days closed and deadlines met already, ratings by default to their end', () => {
    expect([closeQueueDays(context), expireRectifications(context)]).toEqual([0, 0]);
    while (rateByDefault(context) > 0);
    expect(rateByDefault(context)).toBe(0);
    expect(logFaults(context.data.connection)).toEqual([]);
  });
});
