import { describe, expect, it } from 'vitest';
import { migrate } from '#core/db/migrator.ts';
import { rowsOfEveryTable } from './0001-rows.ts';
import { databaseAt, insertRows } from './database-at.ts';

describe('0012 number fragments', () => {
  it('leaves every person as they were', () => {
    const database = databaseAt(6);
    insertRows(database, rowsOfEveryTable);
    migrate(database, () => {}, 11);
    const before = database.prepare('SELECT * FROM residents').all();
    expect(before).not.toEqual([]);
    migrate(database, () => {}, 12);
    expect(database.prepare('SELECT * FROM residents').all()).toEqual(before);
  });

  it.each([
    ["substr(identity_number, -4) = '1224' AND identity_number <> ''", 'residents_by_identity_end'],
    ["substr(phone, -4) = '8000' AND phone <> ''", 'residents_by_phone_end'],
    ["birth_date = '1958-08-08'", 'residents_by_birth_date'],
  ])('finds people where %s by an index', (condition, index) => {
    const plan = databaseAt(12)
      .prepare(`EXPLAIN QUERY PLAN SELECT id FROM residents WHERE ${condition}`)
      .all();
    expect(plan).toMatchObject([{ detail: expect.stringContaining(index) }]);
  });
});
