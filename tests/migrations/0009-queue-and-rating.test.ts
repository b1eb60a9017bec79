import { describe, expect, it } from 'vitest';
import { migrate } from '#core/db/migrator.ts';
import { rowsOfEveryTable } from './0001-rows.ts';
import { databaseAt, insertRows } from './database-at.ts';

const newTables = [
  'queue_serials',
  'queue_tickets',
  'rating_requests',
  'queue_groups',
  'queue_days',
  'ratings',
  'rectifications',
  'rectification_events',
];

describe('0009 queue and rating', () => {
  it('leaves every row as it was, and nobody rated or waiting', () => {
    const database = databaseAt(8);
    insertRows(database, rowsOfEveryTable);
    const rows = () =>
      Object.keys(rowsOfEveryTable).map((table) => database.prepare(`SELECT * FROM ${table}`).all());
    const before = rows();
    migrate(database, () => {}, 9);
    expect(rows()).toEqual(before);
    for (const table of newTables) {
      expect(database.prepare(`SELECT count(*) FROM ${table}`).pluck().get()).toBe(0);
    }
  });

  it('keeps one rating for a case, and none for a case that is not there', () => {
    const database = databaseAt(9);
    insertRows(database, rowsOfEveryTable);
    const caseId = database.prepare('SELECT id FROM cases').pluck().get() as string;
    insertRows(database, { ratings: { case_id: caseId } });
    expect(() => insertRows(database, { ratings: { case_id: caseId } })).toThrow(/UNIQUE/);
    expect(() => insertRows(database, { ratings: { case_id: 'nobody' } })).toThrow(/FOREIGN KEY/);
  });

  it.each([
    ['SELECT * FROM ratings ORDER BY rated_at DESC, case_id DESC LIMIT 60', 'ratings_by_time'],
    [
      "SELECT * FROM ratings WHERE level = 'x' ORDER BY rated_at DESC, case_id DESC LIMIT 60",
      'ratings_by_level',
    ],
    [
      'SELECT * FROM rectifications WHERE closed_at IS NULL ORDER BY due_on, case_id LIMIT 60',
      'rectifications_open_by_due',
    ],
    [
      'SELECT * FROM rectifications WHERE closed_at IS NOT NULL ORDER BY closed_at DESC, case_id DESC LIMIT 60',
      'rectifications_by_closing',
    ],
  ])('answers %s by %s without sorting', (sql, index) => {
    const plan = databaseAt(9).prepare(`EXPLAIN QUERY PLAN ${sql}`).all() as { detail: string }[];
    expect(plan).toMatchObject([{ detail: expect.stringContaining(index) }]);
  });
});
