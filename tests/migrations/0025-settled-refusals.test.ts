import { expect, it } from 'vitest';
import { migrate } from '#core/db/migrator.ts';
import { rowsOfEveryTable } from './0001-rows.ts';
import { databaseAt, insertRows } from './database-at.ts';

it('0025 settled refusals: leaves every row as it was; of each record one thing was done', () => {
  const database = databaseAt(24);
  insertRows(database, rowsOfEveryTable);
  const rows = () =>
    Object.keys(rowsOfEveryTable).map((table) => database.prepare(`SELECT * FROM ${table}`).all());
  const before = rows();
  migrate(database, () => {}, 25);
  expect(rows()).toEqual(before);
  expect(() => insertRows(database, { settled_refusals: { how: 'forgotten' } })).toThrow(/constraint/);
  insertRows(database, { settled_refusals: { how: 'acknowledged' } });
});
