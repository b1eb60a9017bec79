import { describe, expect, it } from 'vitest';
import { migrate } from '#core/db/migrator.ts';
import { rowsOfEveryTable } from './0001-rows.ts';
import { databaseAt, insertRows } from './database-at.ts';

describe('0016 centre address', () => {
  it('leaves every centre as it was, with no address yet', () => {
    const database = databaseAt(6);
    insertRows(database, rowsOfEveryTable);
    migrate(database, () => {}, 15);
    const before = database.prepare('SELECT * FROM centres').all() as object[];
    expect(before).not.toEqual([]);
    migrate(database, () => {}, 16);
    expect(database.prepare('SELECT * FROM centres').all()).toEqual(
      before.map((centre) => ({ ...centre, address: '' })),
    );
  });
});
