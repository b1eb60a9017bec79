import { describe, expect, it } from 'vitest';
import { migrate } from '#core/db/migrator.ts';
import { rowsOfEveryTable } from './0001-rows.ts';
import { databaseAt, insertRows } from './database-at.ts';

describe('0027 site epochs', () => {
  it('leaves every change in its epoch; none was left yet', () => {
    const database = databaseAt(26);
    insertRows(database, { changes: rowsOfEveryTable.changes });
    const before = database.prepare('SELECT * FROM changes').all();
    expect(before).not.toEqual([]);
    migrate(database, () => {}, 27);
    expect(database.prepare('SELECT * FROM changes').all()).toEqual(before);
    expect(database.prepare('SELECT * FROM left_epochs').all()).toEqual([]);
    expect(database.prepare('SELECT * FROM moved_commands').all()).toEqual([]);
  });
});
