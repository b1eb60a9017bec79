import { expect, it } from 'vitest';
import { migrate } from '#core/db/migrator.ts';
import { rowsOfEveryTable } from './0001-rows.ts';
import { databaseAt, insertRows } from './database-at.ts';

it('0026 records: nobody has asked for anything yet, and people stay as they were', () => {
  const database = databaseAt(26);
  insertRows(database, rowsOfEveryTable);
  const before = database.prepare('SELECT * FROM residents').all();
  expect(before).toHaveLength(1);
  migrate(database, () => {}, 26);
  expect(database.prepare('SELECT * FROM residents').all()).toEqual(before);
  expect(database.prepare('SELECT * FROM record_requests').all()).toEqual([]);
  expect(() => insertRows(database, { record_grants: { outcome: 'granted' } })).toThrow(/FOREIGN KEY/);
});
