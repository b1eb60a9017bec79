import { expect, it } from 'vitest';
import { migrate } from '#core/db/migrator.ts';
import { databaseAt, insertRows } from './database-at.ts';

it('0039 towns: who was known at the hub is a centre, and nothing is known of a town yet', () => {
  const database = databaseAt(38);
  insertRows(database, { centre_contacts: { site_number: '13', seen_at: '2026-06-09T01:00:00.000Z' } });
  const before = database.prepare('SELECT * FROM centre_contacts').get() as object;
  migrate(database, () => {}, 39);
  expect(database.prepare('SELECT * FROM centre_contacts').all()).toEqual([{ ...before, is_hub: 0 }]);
  for (const table of ['towns', 'town_figures', 'town_overdue_cases']) {
    expect(database.prepare(`SELECT * FROM ${table}`).all()).toEqual([]);
  }
});
