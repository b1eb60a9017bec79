import { expect, it } from 'vitest';
import type { UnitOfWork } from '#core/db/unit-of-work.ts';
import { searchResidents } from '#core/residents/search-residents.ts';
import { syncNow } from '#core/sync/sync-now.ts';
import { verifyData } from '#core/verify/verify-data.ts';
import { enrolledSite, type HubSite, testHub } from './testing/town.ts';

const person = (id: string, name: string) => ({
  id,
  identity_kind: 'resident-id',
  identity_number: '',
  name,
  sex: '0',
  birth_date: null,
  phone: '',
  address: '台洞村',
});
function write({ context, clerk }: HubSite, work: (unit: UnitOfWork) => void) {
  const subject = { entity: 'resident', id: 'somebody' };
  context.data.database.write({ name: 'residents.register', actor: clerk, subject }, work);
}
/** The identifiers of those whose name has these characters in it, not at its beginning. */
const found = ({ context }: HubSite, part: string) =>
  searchResidents(context.data.database.read, part, 9).map(({ id }) => id);

it('everybody who came with a page is found by the characters of the name as it is now', async () => {
  const hub = await testHub();
  const [village, office] = [await enrolledSite(hub, '13'), await enrolledSite(hub, '01')];
  for (const { context } of [village, office]) await syncNow(context);
  write(office, (unit) => unit.insert('resident', person('last', '黄阿尾')));
  write(village, (unit) => unit.insert('resident', person('stays', '林秀英')));
  write(village, (unit) => unit.insert('resident', person('renamed', '陈旧字')));
  write(village, (unit) => unit.update('resident', { id: 'renamed' }, { name: '陈新样' }));
  write(village, (unit) => unit.insert('resident', person('goes', '周将去')));
  write(village, (unit) => unit.delete('resident', { id: 'goes' }));
  for (const { context } of [village, office]) await syncNow(context);
  expect(found(office, '秀英')).toEqual(['stays']);
  expect(found(office, '新样')).toEqual(['renamed']);
  for (const gone of ['旧字', '将去']) expect(found(office, gone)).toEqual([]);

  write(village, (unit) => unit.update('resident', { id: 'stays' }, { name: '林改名' }));
  write(village, (unit) => unit.insert('resident', person('later', '何后来')));
  for (const { context } of [village, office]) await syncNow(context);
  write(office, (unit) => unit.insert('resident', person('own', '吴自家')));
  expect(found(office, '秀英')).toEqual([]);
  for (const [part, id] of [
    ['改名', 'stays'],
    ['后来', 'later'],
    ['阿尾', 'last'],
    ['自家', 'own'],
  ] as const) {
    expect(found(office, part)).toEqual([id]);
  }
  const { connection } = office.context.data;
  connection.exec("INSERT INTO resident_names (resident_names) VALUES ('integrity-check')");
  const indexed = 'SELECT count(*) FROM resident_names_docsize';
  const rows = 'SELECT count(*) FROM residents';
  expect(connection.prepare(indexed).pluck().get()).toBe(connection.prepare(rows).pluck().get());
  expect(verifyData(office.context.data)).toMatchObject({ ok: true });
}, 60_000);
