import { expect, it } from 'vitest';
import { migrate } from '#core/db/migrator.ts';
import { rowsOfEveryTable } from './0001-rows.ts';
import { databaseAt, insertRows } from './database-at.ts';

it('0024 cases by holder: leaves every case as it was and finds those of one centre in their order', () => {
  const database = databaseAt(23);
  insertRows(database, rowsOfEveryTable);
  const before = database.prepare('SELECT * FROM cases').all();
  expect(before).toHaveLength(1);
  migrate(database, () => {}, 24);
  expect(database.prepare('SELECT * FROM cases').all()).toEqual(before);
  const plan = (condition: string) =>
    database
      .prepare(
        `EXPLAIN QUERY PLAN SELECT id FROM cases WHERE coalesce(held_by, site_number) = '13' ${condition}
         ORDER BY received_at DESC, id DESC`,
      )
      .all();
  expect(plan('')).toMatchObject([{ detail: expect.stringContaining('cases_by_holder') }]);
  expect(plan('AND closed_at IS NULL')).toMatchObject([
    { detail: expect.stringContaining('cases_open_by_holder') },
  ]);
});
