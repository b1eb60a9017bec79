import { describe, expect, it } from 'vitest';
import { migrate } from '#core/db/migrator.ts';
import { rowsOfEveryTable } from './0001-rows.ts';
import { databaseAt, insertRows } from './database-at.ts';

describe('0011 reports', () => {
  it('leaves every row as it was: the days known stay with the notice of their own year', () => {
    const database = databaseAt(10);
    insertRows(database, rowsOfEveryTable);
    const rows = () =>
      Object.keys(rowsOfEveryTable).map((table) => database.prepare(`SELECT * FROM ${table}`).all());
    const before = rows();
    migrate(database, () => {}, 11);
    expect(rows()).toEqual(before);
    expect(database.prepare('SELECT * FROM calendar_neighbour_days').all()).toEqual([]);
  });

  it('keeps what two notices say of one day', () => {
    const database = databaseAt(11);
    const row = { date: '2026-12-31' };
    insertRows(database, { calendar_neighbour_days: { ...row, notice_year: 2027 } });
    insertRows(database, { calendar_neighbour_days: { ...row, notice_year: 2025 } });
    expect(() => insertRows(database, { calendar_neighbour_days: { ...row, notice_year: 2027 } })).toThrow(
      /constraint/,
    );
  });
});
