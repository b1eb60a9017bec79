import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { migrate } from '../db/migrator.ts';
import { fileReferences } from './references.ts';

const database = new Sqlite(':memory:');
migrate(database, () => {});

describe('the columns that name kept files', () => {
  it('are all of them, or a file in use could be taken for one nobody needs', () => {
    const named = database
      .prepare(
        `SELECT list.name || '.' || column.name FROM pragma_table_list AS list, pragma_table_info(list.name) AS column
         WHERE list.schema = 'main' AND column.name LIKE '%sha256' AND list.name <> 'loose_files'`,
      )
      .pluck()
      .all();
    expect(fileReferences.map((reference) => reference.join('.')).sort()).toEqual(named.sort());
  });

  it.each(fileReferences)('%s.%s is found by an index', (table, column) => {
    const plan = database
      .prepare(`EXPLAIN QUERY PLAN SELECT 1 FROM ${table} WHERE ${column} = 'x' LIMIT 1`)
      .all();
    expect(plan).toMatchObject([{ detail: expect.stringMatching(/^SEARCH .* USING (COVERING )?INDEX/) }]);
  });
});
