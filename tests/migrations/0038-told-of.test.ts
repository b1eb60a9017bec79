import { expect, it } from 'vitest';
import { migrate } from '#core/db/migrator.ts';
import { databaseAt, insertRows } from './database-at.ts';

it('0038 told of: who was told stays told, and it is not known of what', () => {
  const database = databaseAt(37);
  insertRows(database, {
    activities: { id: 'a' },
    activity_sign_ups: { activity_id: 'a', participant_id: 'p', told_at: '2026-06-09T01:00:00.000Z' },
  });
  const before = database.prepare('SELECT * FROM activity_sign_ups').get() as object;
  migrate(database, () => {}, 38);
  expect(database.prepare('SELECT * FROM activity_sign_ups').all()).toEqual([{ ...before, told_of: null }]);
});
