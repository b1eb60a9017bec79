import { describe, expect, it } from 'vitest';
import { migrate } from '#core/db/migrator.ts';
import { rowsOfEveryTable } from './0001-rows.ts';
import { databaseAt, insertRows } from './database-at.ts';

describe('0004 settings and roles', () => {
  it('makes everybody who was there a clerk of no department, and sets nothing', () => {
    const database = databaseAt(3);
    insertRows(database, rowsOfEveryTable);
    const before = database.prepare('SELECT * FROM staff').all() as object[];
    migrate(database, () => {}, 4);
    expect(database.prepare('SELECT * FROM staff').all()).toEqual(
      before.map((row) => ({ ...row, role: 'clerk', department: '' })),
    );
    expect(database.prepare('SELECT count(*) FROM settings').pluck().get()).toBe(0);
  });
});
