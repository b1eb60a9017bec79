import { expect, it } from 'vitest';
import { migrate } from '#core/db/migrator.ts';
import { rowsOfEveryTable } from './0001-rows.ts';
import { databaseAt, insertRows } from './database-at.ts';

it('0020 transfers: every case stays with the centre that took it in', () => {
  const database = databaseAt(20);
  insertRows(database, rowsOfEveryTable);
  const before = database.prepare('SELECT * FROM cases').all();
  expect(before).toHaveLength(1);
  migrate(database, () => {}, 20);
  expect(database.prepare('SELECT * FROM cases').all()).toEqual(
    before.map((row) => ({ ...(row as object), held_by: null })),
  );
  expect(() => insertRows(database, { transfers: { kind: 'gift' } })).toThrow(/constraint/);
});
