import { describe, expect, it } from 'vitest';
import { migrate } from '#core/db/migrator.ts';
import { rowsOfEveryTable } from './0001-rows.ts';
import { databaseAt, insertRows } from './database-at.ts';

describe('0013 sync', () => {
  it('leaves every row as it was; no change has an order of the hub yet', () => {
    const database = databaseAt(12);
    insertRows(database, rowsOfEveryTable);
    const rows = () =>
      Object.keys(rowsOfEveryTable).map((table) => database.prepare(`SELECT * FROM ${table}`).all());
    const before = rows();
    migrate(database, () => {}, 13);
    expect(rows()).toEqual(
      before.map((table, at) =>
        Object.keys(rowsOfEveryTable)[at] === 'changes'
          ? table.map((row) => ({ ...(row as object), hub_epoch: null, hub_number: null }))
          : table,
      ),
    );
    expect(database.prepare('SELECT * FROM sync_state').all()).toEqual([]);
  });

  it('has one way to one hub', () => {
    const database = databaseAt(13);
    insertRows(database, { sync_state: { singleton: 1 } });
    expect(() => insertRows(database, { sync_state: { singleton: 2 } })).toThrow(/constraint/);
  });

  it('finds what a command was by an index', () => {
    const plan = databaseAt(13)
      .prepare('EXPLAIN QUERY PLAN SELECT command FROM audit_entries WHERE command_id = ?')
      .all('x');
    expect(plan[0]).toMatchObject({ detail: expect.stringContaining('audit_entries_by_command') });
  });
});
