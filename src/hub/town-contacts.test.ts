import { expect, it } from 'vitest';
import { syncNow } from '#core/sync/sync-now.ts';
import { standingOfCentres } from '#core/town/service.ts';
import { openHubDatabase } from './database/open.ts';
import { countyAndTown, townNumber } from './testing/county.ts';
import { enrolledSite, testHub } from './testing/town.ts';

it('the town sees when each centre was at the hub last, who is silent and what came back; no village does', async () => {
  const hub = await testHub();
  const village = await enrolledSite(hub, '13');
  const other = await enrolledSite(hub, '02');
  const town = await enrolledSite(hub, '01');
  village.context.data.database.write(
    { name: 'test.write', actor: village.clerk, subject: { entity: 'setting', id: 'x' } },
    (unit) => unit.insert('setting', { key: 'scans.daily-megabytes', value: 7 }),
  );
  for (const { context } of [village, other]) await syncNow(context);
  const database = await openHubDatabase(hub.options);
  await database
    .updateTable('sites')
    .set({ seen_at: '2026-01-02T03:04:05.000Z' })
    .where('site_number', '=', '02')
    .execute();
  await database.destroy();
  await syncNow(town.context);
  const contactAt = (site: typeof town, siteNumber: string) =>
    standingOfCentres(site.context, site.manager).find((each) => each.siteNumber === siteNumber)?.contact;
  expect(contactAt(town, '13')).toMatchObject({ silent: false, waiting: 0, scansWaiting: 0, refused: 1 });
  expect(contactAt(town, '02')).toMatchObject({
    silent: true,
    seenAt: '2026-01-02T03:04:05.000Z',
    refused: 0,
  });
  expect(contactAt(town, '03')).toBeNull();
  await syncNow(village.context);
  for (const siteNumber of ['01', '02', '13']) expect(contactAt(village, siteNumber)).toBeNull();
  // It comes back, and the town hears of it with its next round.
  await syncNow(other.context);
  town.context.data.database.writeLocal((local) => local.remove('centre_contacts', { site_number: '02' }));
  await syncNow(town.context);
  expect(contactAt(town, '02')).toMatchObject({ silent: false });
}, 60_000);

it('the hub of a town below stands under its number beside the towns, and is no centre', async () => {
  const { join, office, told, towns } = await countyAndTown();
  await join();
  await told();
  await syncNow(office.context);
  const centres = standingOfCentres(office.context, office.manager);
  expect(centres.find((each) => each.siteNumber === townNumber)).toMatchObject({ contact: null });
  expect(centres.find((each) => each.siteNumber === '01')).toMatchObject({ contact: { silent: false } });
  expect(towns()).toMatchObject([{ townNumber, contact: { silent: false } }]);
}, 60_000);
