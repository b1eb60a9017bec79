import { expect, it } from 'vitest';
import { migrate } from '#core/db/migrator.ts';
import { databaseAt, insertRows } from './database-at.ts';

it('0032 promised places: everybody stays on the list, and nobody is said to have been promised anything', () => {
  const database = databaseAt(31);
  insertRows(database, { activity_sign_ups: { activity_id: 'a', participant_id: 'p', name: '林秀英' } });
  const before = database.prepare('SELECT * FROM activity_sign_ups').get() as object;
  migrate(database, () => {}, 32);
  expect(database.prepare('SELECT * FROM activity_sign_ups').all()).toEqual([
    { ...before, place_promised: 0 },
  ]);
});
