import { expect, it } from 'vitest';
import { changeCentre, listCentres } from '#core/centres/service.ts';
import { syncNow } from '#core/sync/sync-now.ts';
import { enrolledSite, testHub } from './testing/town.ts';

it('a manager’s telephone reaches the other centres; one claimed for another centre is refused', async () => {
  const hub = await testHub();
  const [taidong, honglin] = [await enrolledSite(hub, '13'), await enrolledSite(hub, '12')];
  const phoneAt = ({ context, clerk }: typeof taidong, siteNumber: string) =>
    listCentres(context, clerk).find((centre) => centre.siteNumber === siteNumber)?.phone;
  for (const site of [taidong, honglin, taidong]) await syncNow(site.context);

  changeCentre(taidong.context, taidong.manager, { siteNumber: '13', phone: '0750-2600001', address: '' });
  expect(await syncNow(taidong.context)).toMatchObject({ confirmed: 1, refused: 0 });
  await syncNow(honglin.context);
  expect(phoneAt(honglin, '13')).toBe('0750-2600001');

  const { database } = honglin.context.data;
  const claim = { name: 'centres.change', actor: honglin.manager, subject: { entity: 'centre', id: '13' } };
  database.write(claim, (unit) => unit.update('centre', { site_number: '13' }, { phone: '110' }));
  expect(await syncNow(honglin.context)).toMatchObject({ refused: 1 });
  await syncNow(taidong.context);
  expect(phoneAt(taidong, '13')).toBe('0750-2600001');
  expect(phoneAt(honglin, '13')).toBe('0750-2600001');
}, 60_000);
