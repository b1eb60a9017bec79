import { expect, it } from 'vitest';
import { migrate } from '#core/db/migrator.ts';
import { databaseAt, insertRows } from './database-at.ts';

it('0035 waived meetings: every branch stays as it was and holds all of them', () => {
  const database = databaseAt(34);
  insertRows(database, { party_branches: { id: 'b', name: '台洞村党支部' } });
  const before = database.prepare('SELECT * FROM party_branches').get() as object;
  migrate(database, () => {}, 35);
  expect(database.prepare('SELECT * FROM party_branches').all()).toEqual([
    { ...before, waived_meetings: '{}' },
  ]);
});
