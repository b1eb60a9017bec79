import { expect, it, vi } from 'vitest';
import { acceptCase } from '#core/intake/accept-case.ts';
import { looksAfter, syncInBackground, syncOnce } from '#core/sync/background.ts';
import { syncStatus } from '#core/sync/service.ts';
import { atOnce, fullDraft, newApplicant } from '#core/testing/drafts.ts';
import { enrolledSite, siteOf, testHub } from './testing/town.ts';

it('a site keeps itself together with its hub, also after the hub was away', async () => {
  const hub = await testHub();
  const { context, clerk } = await enrolledSite(hub, '13');
  const stop = syncInBackground(context, { every: 20 });
  try {
    const status = () => syncStatus(context);
    await vi.waitUntil(() => status().syncedAt !== null && status().waiting === 0, { timeout: 15_000 });
    acceptCase(context, clerk, fullDraft(context, atOnce, newApplicant(1)));
    await vi.waitUntil(() => status().waiting === 0);
    await hub.stop();
    acceptCase(context, clerk, fullDraft(context, atOnce, newApplicant(2)));
    await vi.waitUntil(() => status().failingSince !== null);
    expect(status().waiting).toBe(1);
    await hub.start();
    await vi.waitUntil(() => status().waiting === 0 && status().failingSince === null, { timeout: 10_000 });
  } finally {
    stop();
  }
}, 40_000);

it('two who ask for a round at once get the same one', async () => {
  const hub = await testHub();
  const { context } = await enrolledSite(hub, '13');
  const [one, other] = await Promise.all([syncOnce(context), syncOnce(context)]);
  expect(other).toBe(one);
});

it('nothing is done for a site without a hub', async () => {
  const { context } = siteOf('13');
  const stop = syncInBackground(context, { every: 5 });
  await new Promise((done) => setTimeout(done, 50));
  stop();
  expect(syncStatus(context)).toMatchObject({ enrolled: false, failingSince: null });
  await expect(syncOnce(context)).rejects.toMatchObject({ code: 'NOT_ENROLLED' });
});

it('the pause grows with the failures, up to a quarter of an hour', () => {
  expect([1, 2, 3, 20].map(looksAfter)).toEqual([2, 4, 8, 90]);
});
