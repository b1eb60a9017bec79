import { describe, expect, it } from 'vitest';
import { migrate } from '#core/db/migrator.ts';
import { rowsOfEveryTable } from './0001-rows.ts';
import { databaseAt, insertRows } from './database-at.ts';

describe('0015 activities', () => {
  it('leaves every row as it was', () => {
    const database = databaseAt(14);
    insertRows(database, { ...rowsOfEveryTable, volunteers: { id: 'volunteer' } });
    const before = database.prepare('SELECT * FROM volunteers').all();
    migrate(database, () => {}, 15);
    expect(database.prepare('SELECT * FROM volunteers').all()).toEqual(before);
    expect(database.prepare('SELECT * FROM activities').all()).toEqual([]);
  });

  it('knows one attendance of a participant at an activity', () => {
    const database = databaseAt(15);
    const attendance = { activity_id: 'a', participant_id: 'v' };
    insertRows(database, { attendances: attendance });
    expect(() => insertRows(database, { attendances: attendance })).toThrow(/constraint/);
  });

  it('finds the activities of a week, of a room and of a branch by an index', () => {
    const database = databaseAt(15);
    const plan = (sql: string) => database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all('x')[0];
    for (const [column, index] of [
      ['starts_at', 'activities_by_time'],
      ['room_id', 'activities_by_room'],
      ['branch_id', 'activities_by_branch'],
    ]) {
      expect(plan(`SELECT * FROM activities WHERE ${column} = ?`)).toMatchObject({
        detail: expect.stringContaining(index as string),
      });
    }
  });
});
