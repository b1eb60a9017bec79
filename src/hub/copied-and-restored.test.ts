import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { makeBundle } from '#core/bundles/export-bundle.ts';
import { query } from '#core/db/query.ts';
import { acceptCase } from '#core/intake/accept-case.ts';
import { askForRecords } from '#core/records/service.ts';
import { syncStatus } from '#core/sync/service.ts';
import { syncNow } from '#core/sync/sync-now.ts';
import { atOnce, fullDraft, newApplicant } from '#core/testing/drafts.ts';
import { verifyData } from '#core/verify/verify-data.ts';
import { openHubDatabase } from './database/open.ts';
import { epochAfter } from './epochs.ts';
import { before, dropping } from './testing/changed-way.ts';
import {
  backUp,
  copyOf,
  enrolledSite,
  type HubSite,
  inTurn,
  restore,
  type TestHub,
  testHub,
} from './testing/town.ts';

let people = 0;
function accept({ context, clerk }: HubSite): string {
  people += 1;
  return acceptCase(context, clerk, fullDraft(context, atOnce, newApplicant(people))).id;
}
const casesAt = ({ context }: HubSite) =>
  context.data.database.read.all(query.selectFrom('cases').select('id').orderBy('id')).map(({ id }) => id);
const epochOf = ({ context }: HubSite) => context.data.database.site.epoch;
function expectWhole(...sites: HubSite[]) {
  for (const { context } of sites) {
    expect(verifyData(context.data)).toMatchObject({ ok: true, problems: [] });
    expect(syncStatus(context)).toMatchObject({ waiting: 0, failure: null });
  }
}
async function expectPlacesOfHub(hub: TestHub, ...sites: HubSite[]) {
  const database = await openHubDatabase(hub.options);
  const rows = await database
    .selectFrom('changes')
    .select(['seq', 'order_epoch as epoch', 'order_number as number'])
    .where('site_number', '=', '13')
    .where('epoch', '=', 1)
    .orderBy('seq')
    .execute();
  await database.destroy();
  for (const { context } of sites) {
    const known = context.data.connection
      .prepare(
        `SELECT seq, hub_epoch AS epoch, hub_number AS number FROM changes
          WHERE site_number = '13' AND epoch = 1 ORDER BY seq`,
      )
      .all();
    expect(known).toEqual(rows);
  }
}
/** The starts of a hub are told apart by seconds, and no real backup is put back within one. */
const nextSecond = () => setTimeout(1100);

async function town() {
  const hub = await testHub();
  const [village, office] = [await enrolledSite(hub, '13'), await enrolledSite(hub, '01')];
  const first = accept(village);
  await inTurn(village, office, village);
  return { hub, village, office, first };
}

it('a hub that went back to before two copies parted loses nothing of either, though the second comes first', async () => {
  const { hub, village, office, first } = await town();
  const backup = await backUp(hub);
  const copy = copyOf(village);
  const theirs = [accept(village), accept(village)];
  await inTurn(village, office);
  const ours = [accept(copy), accept(copy)];
  await restore(hub, backup);
  await inTurn(copy, office, village, copy, office);
  expect(epochOf(village)).toBe(1);
  expect(epochOf(copy)).toBeGreaterThan(1);
  for (const site of [village, copy, office]) {
    expect(casesAt(site)).toEqual([first, ...theirs, ...ours].sort());
  }
  expectWhole(village, copy, office);
}, 60_000);

it('after a restore the next epoch is not given, for it may be in use', async () => {
  const { hub } = await town();
  const given = async () => {
    const database = await openHubDatabase(hub.options);
    try {
      return await Promise.all(Array.from({ length: 300 }, () => epochAfter(database, 3)));
    } finally {
      await database.destroy();
    }
  };
  expect(new Set(await given())).toEqual(new Set([4]));
  await restore(hub, await backUp(hub));
  const after = new Set(await given());
  expect(after.size).toBeGreaterThan(40);
  expect(Math.min(...after)).toBeGreaterThan(3);
}, 60_000);

it('what a copy sends again in another order is asked anew by the one that had sent it', async () => {
  const { hub, village, office } = await town();
  const backup = await backUp(hub);
  accept(village);
  const copy = copyOf(village);
  await inTurn(village, office);
  await restore(hub, backup);
  await inTurn(copy, village, office, copy);
  await expectPlacesOfHub(hub, village, office, copy);
  expectWhole(village, office, copy);
}, 60_000);

it('so it is when the place that it had was of a history that the hub had lost before', async () => {
  const { hub, village, office } = await town();
  const backup = await backUp(hub);
  accept(village);
  const copy = copyOf(village);
  await inTurn(village);
  await nextSecond();
  await restore(hub, backup);
  for (let more = 0; more < 3; more += 1) accept(office);
  await inTurn(office);
  const later = await backUp(hub);
  // Brought back, it has the place it had, and its number is no higher than those of the later backup.
  await inTurn(village);
  await nextSecond();
  await restore(hub, later);
  await inTurn(copy, village, office, copy);
  await expectPlacesOfHub(hub, village, office, copy);
  expectWhole(village, office, copy);
}, 60_000);

it('what a restored hub was filled up with is asked about once, and not again at each of its starts', async () => {
  const { hub, village, office } = await town();
  const backup = await backUp(hub);
  for (let more = 0; more < 3; more += 1) accept(village);
  await inTurn(village, office);
  await nextSecond();
  await restore(hub, backup);
  await inTurn(village, office, village);
  const askedAfterStart = async () => {
    await hub.stop();
    await nextSecond();
    await hub.start();
    accept(village);
    const asked: string[] = [];
    await syncNow(
      village.context,
      before(hub, 'answers', async () => void asked.push('answers')),
    );
    return asked;
  };
  expect(await askedAfterStart()).toEqual([]);
  expect(await askedAfterStart()).toEqual([]);
  // A later backup of the same history has it still, one of before has not.
  const later = await backUp(hub);
  accept(village);
  await inTurn(village, office);
  await restore(hub, later);
  await inTurn(village, office, village);
  await expectPlacesOfHub(hub, village, office);
  await nextSecond();
  await restore(hub, backup);
  await inTurn(office, village, office);
  await expectPlacesOfHub(hub, village, office);
  expectWhole(village, office);
}, 60_000);

it('an answer to what the other copy sent meanwhile is not taken for one to the own', async () => {
  const { village, office, hub } = await town();
  accept(village);
  // The answer is lost on the way, so that the copy asks for it.
  await syncNow(village.context, dropping(hub, 'push')).catch(() => {});
  const copy = copyOf(village);
  const ours = accept(copy);
  let theirs = '';
  await syncNow(
    copy.context,
    before(hub, 'answers', async () => {
      theirs = accept(village);
      await inTurn(village);
    }),
  );
  expect(theirs).not.toBe('');
  await inTurn(copy, office, village, copy);
  for (const site of [village, office, copy]) {
    expect(casesAt(site)).toEqual(expect.arrayContaining([theirs, ours]));
  }
  expectWhole(village, office, copy);
}, 60_000);

it('a copy makes no stick before it spoke with the town, and then it does', async () => {
  const { village } = await town();
  const copy = copyOf(village);
  accept(copy);
  expect(() => makeBundle(copy.context, copy.clerk, 'hub')).toThrow(
    expect.objectContaining({ code: 'BUNDLE_REFUSED', data: { why: 'copied' } }),
  );
  await inTurn(copy);
  expect(makeBundle(copy.context, copy.clerk, 'hub').records).toBe(0);
}, 60_000);

it('of two grants that two copies of the town gave to one request the one who asked reads what either names', async () => {
  const hub = await testHub();
  const [village, asker, town] = [
    await enrolledSite(hub, '13'),
    await enrolledSite(hub, '02'),
    await enrolledSite(hub, '01'),
  ];
  const applicant = newApplicant(77);
  const acceptOf = (residentId: string | null) =>
    acceptCase(
      village.context,
      village.clerk,
      fullDraft(village.context, atOnce, newApplicant(77, { residentId })),
    ).id;
  const first = acceptOf(null);
  for (const site of [village, town]) await syncNow(site.context);
  askForRecords(asker.context, asker.clerk, {
    identityKind: applicant.identityKind,
    number: applicant.number,
    name: applicant.name,
    reason: '到本中心办高龄津贴',
  });
  await syncNow(asker.context);
  const [backup, copy] = [await backUp(hub), copyOf(town)];
  const residents = query
    .selectFrom('residents')
    .select('id')
    .where('identity_number', '=', applicant.number);
  const second = acceptOf(village.context.data.database.read.first(residents)?.id ?? null);
  for (const site of [village, town]) await syncNow(site.context);
  await restore(hub, backup);
  for (const site of [copy, town, village, asker]) await syncNow(site.context);
  expect(casesAt(asker)).toEqual([first, second].sort());
  expectWhole(village, asker, town, copy);
});
