import { expect, it } from 'vitest';
import type { EntityName } from '#core/db/folded-rows.ts';
import { query } from '#core/db/query.ts';
import { acceptCase } from '#core/intake/accept-case.ts';
import { listOutbox } from '#core/sync/outbox.ts';
import { syncStatus } from '#core/sync/service.ts';
import { syncNow } from '#core/sync/sync-now.ts';
import { atOnce, fullDraft, newApplicant } from '#core/testing/drafts.ts';
import { verifyData } from '#core/verify/verify-data.ts';
import { openHubDatabase } from './database/open.ts';
import { hubStatus, statusLines } from './status.ts';
import { backUp, enrolledSite, type HubSite, restore, type TestHub, testHub } from './testing/town.ts';

let people = 0;
function accept(site: HubSite) {
  people += 1;
  return acceptCase(site.context, site.clerk, fullDraft(site.context, atOnce, newApplicant(people % 1000)));
}
const rename = (site: HubSite, id: string, name: string) =>
  site.context.data.database.write(
    { name: 'test.write', actor: site.clerk, subject: { entity: 'resident', id } },
    (unit) => unit.update('resident', { id }, { name }),
  );

/** All changes with their orders, as a site or the hub has them. */
function ordersAt({ context }: HubSite) {
  return context.data.connection
    .prepare(
      `SELECT site_number || '.' || epoch || '.' || seq AS stamp, hub_epoch || '.' || hub_number AS place
       FROM changes ORDER BY site_number, epoch, seq`,
    )
    .all() as { stamp: string; place: string | null }[];
}
async function ordersAtHub(hub: TestHub) {
  const database = await openHubDatabase(hub.options);
  try {
    const rows = await database
      .selectFrom('changes')
      .select(['site_number', 'epoch', 'seq', 'order_epoch', 'order_number'])
      .orderBy('site_number')
      .orderBy('epoch')
      .orderBy('seq')
      .execute();
    return rows.map((row) => ({
      stamp: `${row.site_number}.${row.epoch}.${row.seq}`,
      place: row.order_epoch === null ? null : `${row.order_epoch}.${row.order_number}`,
    }));
  } finally {
    await database.destroy();
  }
}

async function statusOf(hub: TestHub) {
  const database = await openHubDatabase(hub.options);
  try {
    return await hubStatus(database);
  } finally {
    await database.destroy();
  }
}

async function town() {
  const hub = await testHub();
  const [village, office] = [await enrolledSite(hub, '13'), await enrolledSite(hub, '01')];
  for (const { context } of [village, office, village]) await syncNow(context);
  return { hub, village, office };
}

it.each([
  ['one change', 0],
  ['more than a thousand changes', 120],
])(
  'a hub restored %s old is filled up again, each change in the place it had',
  async (_, cases) => {
    const { hub, village, office } = await town();
    const { id } = accept(village);
    const residentId = village.context.data.database.read.first(
      query.selectFrom('cases').select('resident_id').where('id', '=', id),
    )?.resident_id as string;
    for (const { context } of [village, office]) await syncNow(context);
    const backup = await backUp(hub);
    rename(village, residentId, '林秀莹');
    for (let count = 0; count < cases; count += 1) accept(count % 2 ? village : office);
    for (const { context } of [village, office, village]) await syncNow(context);
    const before = await ordersAtHub(hub);
    const residents = ordersAt(office);

    await restore(hub, backup);
    expect((await ordersAtHub(hub)).length).toBeLessThan(before.length);
    // The village is not there yet: the town brings back what it has of it.
    await syncNow(office.context);
    expect(await ordersAtHub(hub)).toEqual(before);
    const status = await syncNow(village.context);
    expect(status).toMatchObject({ refused: 0, setAside: 0, parked: 0 });
    expect(await ordersAtHub(hub)).toEqual(before);
    expect(ordersAt(office)).toEqual(residents);
    expect(syncStatus(village.context)).toMatchObject({ waiting: 0, failure: null });
    // What is new comes after all of it.
    rename(village, residentId, '林秀瑛');
    for (const { context } of [village, office]) {
      await syncNow(context);
      expect(verifyData(context.data)).toMatchObject({ ok: true, problems: [] });
    }
    const { place } = ordersAt(office).at(-1) as { place: string };
    expect(before.every(({ place: old }) => Number(old?.split('.')[0]) < Number(place.split('.')[0]))).toBe(
      true,
    );
    const names = query.selectFrom('residents').select('name').where('id', '=', residentId);
    for (const site of [village, office]) {
      expect(site.context.data.database.read.first(names)).toEqual({ name: '林秀瑛' });
    }
  },
  120_000,
);

it('what only its author has comes back from the author, and is not at the town until then', async () => {
  const { hub, village, office } = await town();
  const backup = await backUp(hub);
  const { number } = accept(village);
  await syncNow(village.context);
  const before = await ordersAtHub(hub);
  await restore(hub, backup);
  await syncNow(office.context);
  await syncNow(village.context);
  expect(await ordersAtHub(hub)).toEqual(before);
  const { lines } = listOutbox(village.context, { text: '', state: null, before: null, limit: 1 });
  expect(lines).toMatchObject([{ caseNumber: number, state: 'confirmed' }]);
  await syncNow(office.context);
  const found = query.selectFrom('cases').select('state').where('number', '=', number);
  expect(office.context.data.database.read.first(found)).toEqual({ state: 'accepted' });
}, 60_000);

it('what was refused is refused again, and an order that a site never heard of is kept', async () => {
  const { hub, village, office } = await town();
  const { id } = accept(village);
  for (const { context } of [village, office]) await syncNow(context);
  const backup = await backUp(hub);
  const name: EntityName = { entity: 'case', entityId: id };
  const command = { name: 'test.write', actor: office.clerk, subject: { entity: name.entity, id } };
  office.context.data.database.write(command, (unit) => unit.update('case', { id }, { clerk_name: '别人' }));
  accept(office);
  for (const { context } of [office, village, office]) await syncNow(context);
  const before = await ordersAtHub(hub);
  expect(before.filter(({ place }) => place === null)).toHaveLength(1);
  await restore(hub, backup);
  for (const { context } of [office, village]) await syncNow(context);
  expect(await ordersAtHub(hub)).toEqual(before);
  const { lines } = listOutbox(office.context, { text: '', state: 'refused', before: null, limit: 5 });
  expect(lines).toMatchObject([{ refusal: 'not-holder' }]);
}, 60_000);

it('what a site makes up of another is not taken back, and what nobody brought yet is named', async () => {
  const { hub, village, office } = await town();
  const other = await enrolledSite(hub, '02');
  const backup = await backUp(hub);
  accept(village);
  accept(village);
  for (const { context } of [village, office, other]) await syncNow(context);
  const before = await ordersAtHub(hub);
  const { connection } = office.context.data;
  connection.exec(`UPDATE changes SET fields = replace(fields, 'accepted', 'delivered')
    WHERE site_number = '13' AND entity = 'caseEvent'`);
  await restore(hub, backup);
  // Both know how far the hub had been; the town brings back what it falsified, the other has none of it.
  for (const { context } of [office, other]) await syncNow(context);
  const status = await statusOf(hub);
  expect(status.loss).toMatchObject({ waiting: [] });
  expect(status.loss?.missing).toBe(before.length - (await ordersAtHub(hub)).length);
  expect(statusLines(status).join('\n')).toContain(`最多还缺 ${status.loss?.missing} 条`);
  expect(status.sites).toMatchObject([
    { siteNumber: '01', heardSinceLoss: true },
    { siteNumber: '02', heardSinceLoss: true },
    { siteNumber: '13', heardSinceLoss: false },
  ]);
  await syncNow(village.context);
  expect(await ordersAtHub(hub)).toEqual(before);
  const filled = await statusOf(hub);
  expect(filled.loss).toMatchObject({ missing: 0 });
  expect(statusLines(filled).at(-1)).toBe('缺的记录已由各中心全部补回');
}, 60_000);
