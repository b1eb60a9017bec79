import { expect, it } from 'vitest';
import { migrate } from '#core/db/migrator.ts';
import { rowsOfEveryTable } from './0001-rows.ts';
import { databaseAt, insertRows } from './database-at.ts';

it('0021 scans follow: pages are looked at again when their case comes to this site, and only then', () => {
  const database = databaseAt(20);
  insertRows(database, rowsOfEveryTable);
  database.exec("UPDATE site_identity SET site_number = '13'");
  insertRows(database, { case_scans: { id: 'page', case_id: 'case', size: 7, version: '02.1.9' } });
  const cases = () => database.prepare('SELECT * FROM cases').all();
  const before = cases();
  migrate(database, () => {}, 21);
  expect(cases()).toEqual(before);
  database.exec('DELETE FROM scan_queue');
  const queue = () => database.prepare('SELECT scan_id, size, way FROM scan_queue').raw().all();
  database.exec("UPDATE cases SET held_by = '02'");
  expect(queue()).toEqual([]);
  database.exec("UPDATE cases SET held_by = '13'");
  expect(queue()).toEqual([['page', 7, null]]);
  database.exec('DELETE FROM scan_queue');
  database.exec("UPDATE cases SET held_by = '13'");
  expect(queue()).toEqual([]);
});
