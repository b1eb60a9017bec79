import { expect, it } from 'vitest';
import { migrate } from '#core/db/migrator.ts';
import { databaseAt, insertRows } from './database-at.ts';

it('0028 volunteer post places: every post stays as it was and is for one', () => {
  const database = databaseAt(27);
  insertRows(database, { volunteer_posts: { id: 'p', name: '敬老服务岗' } });
  const before = database.prepare('SELECT * FROM volunteer_posts').get() as object;
  migrate(database, () => {}, 28);
  expect(database.prepare('SELECT * FROM volunteer_posts').all()).toEqual([{ ...before, places: 1 }]);
});
