import { describe, expect, it } from 'vitest';
import { migrate } from '#core/db/migrator.ts';
import { rowsOfEveryTable } from './0001-rows.ts';
import { databaseAt, insertRows } from './database-at.ts';

describe('0003 case life', () => {
  it('leaves every row as it was: no case suspended or extended, no step with answers', () => {
    const database = databaseAt(2);
    insertRows(database, rowsOfEveryTable);
    const rows = () =>
      Object.keys(rowsOfEveryTable).map((table) => database.prepare(`SELECT * FROM ${table}`).all());
    const before = rows();
    migrate(database, () => {}, 3);
    expect(rows()).toMatchObject(before as object[]);
    expect(database.prepare('SELECT * FROM cases').get()).toMatchObject({
      suspended_on: null,
      extension_days: null,
    });
    expect(database.prepare('SELECT answers FROM case_events').pluck().all()).toEqual([null]);
    expect(database.prepare('SELECT step_number FROM case_documents').pluck().all()).toEqual([null]);
  });

  it('finds due cases by an index that leaves out the suspended', () => {
    const database = databaseAt(3);
    const plan = database
      .prepare(
        `EXPLAIN QUERY PLAN SELECT count(*) FROM cases
         WHERE closed_at IS NULL AND suspended_on IS NULL AND promised_due < '2026-06-09'`,
      )
      .all();
    expect(plan).toMatchObject([{ detail: expect.stringContaining('cases_running_by_due') }]);
  });
});
