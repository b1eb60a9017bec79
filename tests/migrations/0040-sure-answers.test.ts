import { expect, it } from 'vitest';
import { migrate } from '#core/db/migrator.ts';
import { databaseAt, insertRows } from './database-at.ts';

it('0040 sure answers: a site goes on as it was, and of no answer it is known that it is sure', () => {
  const database = databaseAt(39);
  insertRows(database, { sync_state: { hub_url: 'https://hub', cursor: 7, answered_seq: 5 } });
  const before = database.prepare('SELECT * FROM sync_state').get() as object;
  migrate(database, () => {}, 40);
  const sure = { sure_seq: 0, sure_chain: '', sure_number: 0 };
  expect(database.prepare('SELECT * FROM sync_state').all()).toEqual([{ ...before, ...sure }]);
});
