import { expect, it } from 'vitest';
import { migrate } from '#core/db/migrator.ts';
import { databaseAt, insertRows } from './database-at.ts';

it('0041 places in doubt: what came by stick is asked about as before, and no place is in doubt', () => {
  const database = databaseAt(40);
  const learned = { site_number: '13', epoch: 1, seq: 7 };
  insertRows(database, { learned_changes: learned });
  migrate(database, () => {}, 41);
  expect(database.prepare('SELECT * FROM learned_changes').all()).toEqual([{ ...learned, in_doubt: 0 }]);
});
