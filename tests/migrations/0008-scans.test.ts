import { describe, expect, it } from 'vitest';
import { migrate } from '#core/db/migrator.ts';
import { rowsOfEveryTable } from './0001-rows.ts';
import { databaseAt, insertRows } from './database-at.ts';

describe('0008 scans', () => {
  it('leaves every row as it was, and takes pages of a case that is there', () => {
    const database = databaseAt(7);
    insertRows(database, rowsOfEveryTable);
    const rows = () =>
      Object.keys(rowsOfEveryTable).map((table) => database.prepare(`SELECT * FROM ${table}`).all());
    const before = rows();
    migrate(database, () => {}, 8);
    expect(rows()).toEqual(before);
    insertRows(database, { case_scans: { id: 'page', case_id: 'case' }, draft_scans: { id: 'draft page' } });
    expect(() => insertRows(database, { case_scans: { id: 'lost', case_id: 'nowhere' } })).toThrow(
      /FOREIGN KEY/,
    );
  });
});
