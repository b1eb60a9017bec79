import { expect, it } from 'vitest';
import { migrate } from '#core/db/migrator.ts';
import { rowsOfEveryTable } from './0001-rows.ts';
import { databaseAt, insertRows } from './database-at.ts';

it('0034 centre contacts: leaves every row as it was; nothing is known of a centre yet', () => {
  const database = databaseAt(33);
  insertRows(database, { changes: rowsOfEveryTable.changes });
  const before = database.prepare('SELECT * FROM changes').all();
  migrate(database, () => {}, 34);
  expect(database.prepare('SELECT * FROM changes').all()).toEqual(before);
  expect(database.prepare('SELECT * FROM centre_contacts').all()).toEqual([]);
});
