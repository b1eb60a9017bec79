import { expect, it } from 'vitest';
import { changeCentre, listCentres } from '#core/centres/service.ts';
import { query } from '#core/db/query.ts';
import { syncNow } from '#core/sync/sync-now.ts';
import { enrolledSite, testHub } from './testing/town.ts';

it('a centre that joins later takes what others made of the reference data, and disputes nothing', async () => {
  const hub = await testHub();
  const early = await enrolledSite(hub, '13');
  await syncNow(early.context);
  changeCentre(early.context, early.manager, {
    siteNumber: '13',
    phone: '0750-2210000',
    address: '台洞村委会',
  });
  await syncNow(early.context);
  const late = await enrolledSite(hub, '02');
  for (const { context } of [late, early, late]) await syncNow(context);
  const conflicts = query.selectFrom('conflicts').selectAll();
  for (const { context } of [early, late]) {
    expect(context.data.database.read.all(conflicts)).toEqual([]);
    const centre = listCentres(context, late.manager).find(({ siteNumber }) => siteNumber === '13');
    expect(centre).toMatchObject({ phone: '0750-2210000', address: '台洞村委会' });
  }
}, 60_000);
