import { describe, expect, it } from 'vitest';
import { migrate } from '#core/db/migrator.ts';
import { databaseAt, insertRows } from './database-at.ts';

describe('0022 volunteer pinyin', () => {
  it('leaves every volunteer as he was, and finds by pinyin through an index', () => {
    const database = databaseAt(21);
    insertRows(database, { volunteers: { id: 'v', name: '林秀英' } });
    const before = database.prepare('SELECT * FROM volunteers').all();
    migrate(database, () => {}, 22);
    expect(database.prepare('SELECT * FROM volunteers').all()).toMatchObject(before as object[]);
    const plan = database
      .prepare('EXPLAIN QUERY PLAN SELECT * FROM volunteers WHERE name_pinyin = ?')
      .all('lin');
    expect(plan[0]).toMatchObject({ detail: expect.stringContaining('volunteers_by_pinyin') });
  });
});
