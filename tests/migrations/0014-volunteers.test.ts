import { describe, expect, it } from 'vitest';
import { migrate } from '#core/db/migrator.ts';
import { rowsOfEveryTable } from './0001-rows.ts';
import { databaseAt, insertRows } from './database-at.ts';

describe('0014 volunteers', () => {
  it('leaves every row as it was', () => {
    const database = databaseAt(13);
    insertRows(database, rowsOfEveryTable);
    const rows = () =>
      Object.keys(rowsOfEveryTable).map((table) => database.prepare(`SELECT * FROM ${table}`).all());
    const before = rows();
    migrate(database, () => {}, 14);
    expect(rows()).toEqual(before);
  });

  it('keeps in the ledger hours and points and nothing else', () => {
    const database = databaseAt(14);
    insertRows(database, { ledger_entries: { id: 'e1', kind: 'hours' } });
    expect(() => insertRows(database, { ledger_entries: { id: 'e2', kind: 'money' } })).toThrow(/constraint/);
  });

  it('finds the entries of a volunteer and what takes an entry back by an index', () => {
    const database = databaseAt(14);
    const plan = (sql: string) => database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all('x')[0];
    expect(plan('SELECT * FROM ledger_entries WHERE volunteer_id = ?')).toMatchObject({
      detail: expect.stringContaining('ledger_entries_by_volunteer'),
    });
    expect(plan('SELECT * FROM ledger_entries WHERE reverses = ?')).toMatchObject({
      detail: expect.stringContaining('ledger_entries_by_reversed'),
    });
  });
});
