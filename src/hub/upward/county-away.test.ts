import { rmSync } from 'node:fs';
import { join as pathOf } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { syncNow } from '#core/sync/sync-now.ts';
import { afterFile, temporaryFolder } from '#core/testing/after-file.ts';
import { threeDays } from '#core/testing/drafts.ts';
import { randomFrom } from '#core/testing/kill-after.ts';
import type { UpwardHealth } from '../operation/health.ts';
import { upwardLine } from '../operation/health-page.ts';
import { backUpHub, restoreHub } from '../operation/move.ts';
import { countyAndTown } from '../testing/county.ts';
import { cuttingProxy } from '../testing/cutting-proxy.ts';
import { startPostgres } from '../testing/postgres.ts';
import { accept } from '../testing/three-sites.ts';
import { backUp, restore } from '../testing/town.ts';
import { upwardFolder, withUpward } from './folder.ts';
import { upwardHealth } from './upward-health.ts';

const { county, hub, village, office, join, told, towns, overdue, disputes } = await countyAndTown();
beforeAll(async () => {
  await join();
});

describe('a town’s hub that its county does not always hear', () => {
  it('works on while the county is away, and catches up', async () => {
    await county.stop();
    accept(village, threeDays);
    await syncNow(village.context);
    await expect(told()).rejects.toMatchObject({ code: 'HUB_NOT_REACHED' });
    expect(upwardLine((await withUpward(hub.options.folder, upwardHealth)) as UpwardHealth)).toContain(
      '现在联系不上，会自动再试，不影响镇里的工作',
    );
    expect(await withUpward(hub.options.folder, upwardHealth)).toMatchObject({
      ...{ townNumber: '05', hubUrl: county.url, failure: 'HUB_NOT_REACHED', refused: 0 },
      failingSince: expect.any(String),
    });
    await county.start();
    await told();
    await syncNow(office.context);
    expect(towns()[0]?.figures).toMatchObject({ open: 1 });
    expect(await withUpward(hub.options.folder, upwardHealth)).toMatchObject({ failure: null, waiting: 0 });
  });

  it('goes on as itself from a new machine: what it had told comes back to it', async () => {
    const before = towns();
    rmSync(upwardFolder(hub.options.folder), { recursive: true });
    await join();
    expect(await told()).toBe(false);
    accept(village, threeDays);
    await syncNow(village.context);
    expect(await told()).toBe(true);
    await syncNow(office.context);
    expect(towns()[0]?.figures?.open).toBe((before[0]?.figures?.open ?? 0) + 1);
    expect(disputes()).toBe(0);
  });

  it('goes on as itself from a backup that is older than what it told since', async () => {
    const backup = pathOf(temporaryFolder(), 'backup');
    await backUpHub(hub.options, backup);
    accept(village, threeDays);
    await syncNow(village.context);
    await told();
    await hub.stop();
    rmSync(hub.options.folder, { recursive: true });
    await restoreHub(backup, hub.options);
    await hub.start();
    // The village is not there yet: the town's hub knows less than the county does.
    await told();
    await syncNow(office.context);
    const without = towns()[0]?.figures?.open ?? 0;
    await syncNow(village.context);
    await told();
    await syncNow(office.context);
    expect(towns()[0]?.figures?.open).toBe(without + 1);
    expect(overdue()).toHaveLength(without + 1);
    expect(disputes()).toBe(0);
  }, 30_000);

  it('tells a restored county what it lost, and is told by it', async () => {
    const backup = await backUp(county);
    accept(village, threeDays);
    await syncNow(village.context);
    await told();
    await syncNow(office.context);
    const before = towns()[0]?.figures;
    await restore(county, backup);
    await told();
    await syncNow(office.context);
    expect(towns()[0]?.figures).toEqual(before);
  });
});

it('tells each figure once over a line that is cut at any byte', async () => {
  const random = randomFrom(5);
  const far = await countyAndTown();
  const proxy = await cuttingProxy(far.county.options.port, () => 100 + random() * 5000);
  afterFile(() => proxy.close());
  let cuts = 0;
  const untilDone = async (work: () => Promise<unknown>) => {
    for (;;) {
      try {
        return await work();
      } catch (error) {
        expect(error).toMatchObject({ code: 'HUB_NOT_REACHED' });
        cuts += 1;
      }
    }
  };
  // The code may be used up by a call whose answer was lost: another one is made each time.
  await untilDone(async () => (await withUpward(far.hub.options.folder, () => true)) ?? far.join(proxy.url));
  for (let round = 0; round < 12; round += 1) {
    accept(far.village, threeDays);
    await syncNow(far.village.context);
    await untilDone(far.told);
  }
  await syncNow(far.office.context);
  expect(cuts).toBeGreaterThan(3);
  expect(far.towns()).toMatchObject([{ figures: { open: 12, overdue: 12 } }]);
  expect(far.overdue()).toHaveLength(12);
  expect(far.disputes()).toBe(0);
  expect(await untilDone(far.told)).toBe(false);
}, 120_000);

it('is the same with both hubs on PostgreSQL', async () => {
  const [above, below] = [await startPostgres(), await startPostgres()];
  const on = await countyAndTown({ county: { databaseUrl: above.url }, town: { databaseUrl: below.url } });
  try {
    await on.join();
    for (let order = 0; order < 3; order += 1) accept(on.village, threeDays);
    await syncNow(on.village.context);
    expect(await on.told()).toBe(true);
    expect(await on.told()).toBe(false);
    await syncNow(on.office.context);
    expect(on.towns()).toMatchObject([{ name: '沙塘镇', figures: { open: 3, overdue: 3 } }]);
    expect(on.overdue()).toHaveLength(3);
  } finally {
    await Promise.all([on.county.stop(), on.hub.stop()]);
    await Promise.all([above.stop(), below.stop()]);
  }
}, 120_000);
