import { describe, expect, it } from 'vitest';
import { migrate } from '#core/db/migrator.ts';
import { rowsOfEveryTable } from './0001-rows.ts';
import { databaseAt, insertRows } from './database-at.ts';

describe('0010 papers and posts', () => {
  it('leaves every row as it was: no document numbered, printed or voided, nobody acting for another', () => {
    const database = databaseAt(9);
    insertRows(database, rowsOfEveryTable);
    const rows = () =>
      Object.keys(rowsOfEveryTable).map((table) => database.prepare(`SELECT * FROM ${table}`).all());
    const before = rows();
    migrate(database, () => {}, 10);
    expect(rows()).toMatchObject(before as object[]);
    expect(database.prepare('SELECT * FROM case_documents').get()).toMatchObject({
      paper_number: null,
      printed_at: null,
      replaces: null,
      reprint_reason: null,
      voided_at: null,
      wording_id: null,
    });
    expect(database.prepare('SELECT page_sha256 FROM document_files').pluck().all()).toEqual([null]);
    expect(database.prepare('SELECT acting_for FROM case_events').pluck().all()).toEqual([null]);
  });

  it('finds the open cases of a clerk by an index, the most urgent first', () => {
    const database = databaseAt(10);
    const plan = database
      .prepare(
        `EXPLAIN QUERY PLAN SELECT id FROM cases
         WHERE closed_at IS NULL AND clerk_id = 'a' ORDER BY promised_due, id LIMIT 50`,
      )
      .all() as { detail: string }[];
    expect(plan.map(({ detail }) => detail)).toEqual([expect.stringContaining('cases_open_by_clerk')]);
  });
});
