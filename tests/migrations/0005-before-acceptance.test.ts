import { describe, expect, it } from 'vitest';
import { migrate, migrations, schemaOf } from '#core/db/migrator.ts';
import { rowsOfEveryTable } from './0001-rows.ts';
import { databaseAt, insertRows } from './database-at.ts';

const forwarded = {
  ...rowsOfEveryTable,
  cases: {
    ...rowsOfEveryTable.cases,
    accepted_at: '2026-06-09T02:00:00.000Z',
    accepted_on: '2026-06-09',
    promised_due: '2026-06-12',
    state: 'forwarded',
    suspended_on: '2026-06-10',
    extension_days: 3,
    situation_answers: '{"a":"b"}',
    version: '13.1.7',
  },
  case_events: { case_id: 'case', step: 'forward', answers: '{"department":"农业农村"}' },
};

describe('0005 before acceptance', () => {
  it('keeps every row; a case that was accepted was received then', () => {
    const database = databaseAt(4);
    insertRows(database, forwarded);
    const rows = () =>
      Object.keys(rowsOfEveryTable).map((table) => database.prepare(`SELECT * FROM ${table}`).all());
    const before = rows();
    migrate(database, () => {}, 5);
    expect(rows()).toMatchObject(before as object[]);
    expect(database.prepare('SELECT * FROM cases').get()).toMatchObject({
      received_at: '2026-06-09T02:00:00.000Z',
      received_on: '2026-06-09',
      receipt_due: null,
      supplement_due: null,
      gap_due: null,
      forwarded_to: '农业农村',
      suspended_on: '2026-06-10',
      extension_days: 3,
      version: '13.1.7',
    });
    expect(database.prepare('SELECT declared, lacking_until, correction FROM case_materials').get()).toEqual({
      declared: 0,
      lacking_until: null,
      correction: null,
    });
  });

  it('goes on enforcing what refers to a case', () => {
    const database = databaseAt(4);
    insertRows(database, forwarded);
    migrate(database, () => {}, 5);
    expect(database.pragma('foreign_keys', { simple: true })).toBe(1);
    expect(() => insertRows(database, { case_materials: { case_id: 'none' } })).toThrow(/constraint/);
    expect(() => insertRows(database, { cases: { ...forwarded.cases, id: 'other' } })).toThrow(/constraint/);
    expect(database.pragma('foreign_key_check')).toEqual([]);
  });

  it('lets a case be received and not accepted', () => {
    const database = databaseAt(5);
    const { accepted_at, accepted_on, promised_due, ...received } = forwarded.cases;
    insertRows(database, { ...forwarded, cases: received });
    expect(database.prepare('SELECT accepted_on FROM cases').pluck().get()).toBeNull();
  });

  it('is not taken when a row refers to nothing, and leaves the database as it was', () => {
    const database = databaseAt(4);
    database.pragma('foreign_keys = OFF');
    insertRows(database, { ...forwarded, case_materials: { case_id: 'none' } });
    expect(() => migrate(database, () => {}, 5, migrations)).toThrow('migration-failed');
    expect(schemaOf(database)).toBe(4);
    expect(database.pragma('foreign_keys', { simple: true })).toBe(1);
    expect(database.prepare('SELECT accepted_on FROM cases').pluck().all()).toEqual(['2026-06-09']);
  });

  it.each([
    ["state = 'received' ORDER BY received_at DESC, id DESC", 'cases_awaiting_answer'],
    ["state = 'correction-told' ORDER BY received_at DESC, id DESC", 'cases_in_correction'],
    ['gap_due IS NOT NULL ORDER BY received_at DESC, id DESC', 'cases_with_gaps'],
    ["state IN ('completed', 'refused') ORDER BY received_at DESC, id DESC", 'cases_awaiting_delivery'],
    [
      "closed_at IS NULL AND suspended_on IS NULL AND coalesce(promised_due, supplement_due, receipt_due) < '2026-06-09'",
      'cases_running_by_due',
    ],
    [
      'forwarded_to = ? ORDER BY coalesce(promised_due, supplement_due, receipt_due), id',
      'cases_by_department',
    ],
    ['closed_at IS NULL ORDER BY received_at DESC, id DESC', 'cases_open_by_receipt'],
  ])('finds cases by an index, without sorting: %s', (condition, index) => {
    const plan = databaseAt(5)
      .prepare(`EXPLAIN QUERY PLAN SELECT * FROM cases WHERE ${condition}`)
      .all(...(condition.includes('?') ? ['民政'] : []));
    expect(plan).toMatchObject([{ detail: expect.stringContaining(index) }]);
  });
});
