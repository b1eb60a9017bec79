import { describe, expect, it } from 'vitest';
import { migrate } from '#core/db/migrator.ts';
import { rowsOfEveryTable } from './0001-rows.ts';
import { databaseAt, insertRows } from './database-at.ts';

describe('0017 story recordings', () => {
  it('leaves every row as it was', () => {
    const database = databaseAt(16);
    insertRows(database, { ...rowsOfEveryTable, stories: { id: 'story', recording_sha256: 'a' } });
    const before = database.prepare('SELECT * FROM stories').all();
    migrate(database, () => {}, 17);
    expect(database.prepare('SELECT * FROM stories').all()).toEqual(before);
  });

  it('finds a recording, the stories by day and the certificates of a course by an index', () => {
    const database = databaseAt(17);
    const plan = (sql: string) => database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all()[0];
    for (const [sql, index] of [
      ["SELECT 1 FROM stories WHERE recording_sha256 = 'x'", 'stories_by_recording'],
      ['SELECT * FROM stories ORDER BY told_on DESC, id DESC', 'stories_by_day'],
      ["SELECT * FROM certificates WHERE course_id = 'x'", 'certificates_by_course'],
    ]) {
      expect(plan(sql as string)).toMatchObject({ detail: expect.stringContaining(index as string) });
    }
  });
});
