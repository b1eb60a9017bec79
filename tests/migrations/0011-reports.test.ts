import { describe, expect, it } from 'vitest';
import { migrate } from '#core/db/migrator.ts';
import { rowsOfEveryTable } from './0001-rows.ts';
import { databaseAt, insertRows } from './database-at.ts';

describe('0011 reports', () => {
  it('leaves every row as it was: the days known stay with the notice of their own year', () => {
    const database = databaseAt(10);
    insertRows(database, rowsOfEveryTable);
    const rows = () =>
      Object.keys(rowsOfEveryTable).map((table) => database.prepare(`SELECT * FROM ${table}`).all());
    const before = rows();
    migrate(database, () => {}, 11);
    expect(rows()).toEqual(before);
    expect(database.prepare('SELECT * FROM calendar_neighbour_days').all()).toEqual([]);
  });

  it('keeps what two notices say of one day', () => {
    const database = databaseAt(11);
    const row = { date: '2026-12-31' };
    insertRows(database, { calendar_neighbour_days: { ...row, notice_year: 2027 } });
    insertRows(database, { calendar_neighbour_days: { ...row, notice_year: 2025 } });
    expect(() => insertRows(database, { calendar_neighbour_days: { ...row, notice_year: 2027 } })).toThrow(
      /constraint/,
    );
  });

  it.each([
    [
      'received',
      "received_at >= '2026-05-31T16' AND received_at < '2026-06-30T16'",
      'cases_received_for_reports',
    ],
    [
      'accepted',
      "accepted_at >= '2026-05-31T16' AND accepted_at < '2026-06-30T16'",
      'cases_accepted_for_reports',
    ],
    [
      'done',
      "closed_at >= '2026-05-31T16' AND closed_at < '2026-06-30T16' AND state IN ('completed', 'delivered')",
      'cases_closed_for_reports',
    ],
    [
      'late',
      `(closed_at IS NULL OR closed_at >= promised_due || 'T16:00:00.000Z')
         AND promised_due >= '2026-05-31' AND promised_due < '2026-06-30' AND suspended_on IS NULL`,
      'cases_late_for_reports',
    ],
  ])('counts what was %s in a month by an index alone', (_what, condition, index) => {
    const sql = `SELECT site_number, department, item_code, clerk_id, count(*) FROM cases WHERE ${condition}
      GROUP BY site_number, department, item_code, clerk_id`;
    const plan = databaseAt(11).prepare(`EXPLAIN QUERY PLAN ${sql}`).all();
    expect(plan[0]).toMatchObject({ detail: expect.stringContaining(`COVERING INDEX ${index}`) });
  });

  it('finds what ended between two moments by the same index, in order', () => {
    const sql = `SELECT id FROM cases WHERE closed_at >= 'a' AND closed_at < 'b' AND closed_at IS NOT NULL
      ORDER BY closed_at LIMIT 50`;
    const plan = databaseAt(11).prepare(`EXPLAIN QUERY PLAN ${sql}`).all();
    expect(plan).toMatchObject([{ detail: expect.stringContaining('cases_closed_for_reports') }]);
  });

  it.each([
    ["received_at >= 'a' AND received_at < 'b'", 'cases_by_receipt'],
    ["received_at >= 'a' AND received_at < 'b' AND department = 'x'", 'cases_of_department_by_receipt'],
    [
      "received_at >= 'a' AND received_at < 'b' AND department = 'x' AND (received_at, id) < ('c', 'd')",
      'cases_of_department_by_receipt',
    ],
  ])('lists the cases behind a figure page by page without sorting: %s', (condition, index) => {
    const sql = `SELECT * FROM cases WHERE ${condition} ORDER BY received_at DESC, id DESC LIMIT 60`;
    const plan = databaseAt(11).prepare(`EXPLAIN QUERY PLAN ${sql}`).all();
    expect(plan).toMatchObject([{ detail: expect.stringContaining(index) }]);
  });

  it('finds what was given back in a month by an index', () => {
    const sql = `SELECT case_id FROM case_events
      WHERE step IN ('accept-with-gaps', 'return', 'refuse') AND step = ? AND at >= ?`;
    const plan = databaseAt(11).prepare(`EXPLAIN QUERY PLAN ${sql}`).all('return', '2026-05');
    expect(plan).toMatchObject([
      { detail: expect.stringContaining('COVERING INDEX case_events_for_reports') },
    ]);
  });
});
