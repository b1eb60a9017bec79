import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { calendarOf2026 } from '#shared/domain/work-calendar-2026.fixture.ts';
import { countDueDate } from '#shared/domain/workdays.ts';
import { systemActor } from '../context.ts';
import { faultOf } from '../testing/fault.ts';
import { clerk, freshSite, manager, resourcesFolder, type TestSite } from '../testing/fresh-site.ts';
import { logFaults, readChanges } from '../testing/log.ts';
import { importCalendar, loadWorkCalendar, previewCalendar } from './service.ts';

let site: TestSite;
beforeEach(() => {
  site = freshSite();
});

const seed = readFileSync(join(resourcesFolder, 'seed/holidays-2026.json'), 'utf8');
const calendar = () => loadWorkCalendar(site.data.database.read);
const changes = () => readChanges(site.data.connection).length;
const day = (date: string, isOffDay = true, name = '元旦') => ({ name, date, isOffDay });
const take = (file: object) => importCalendar(site.context, manager, JSON.stringify(file));

function problemsOf(text: string) {
  const before = changes();
  const { code, data } = faultOf(() => importCalendar(site.context, manager, text));
  expect(code).toBe('IMPORT_REJECTED');
  expect(changes()).toBe(before);
  return (data as { problems: unknown[] }).problems;
}

describe('a calendar file', () => {
  it('of 2026 gives the calendar that the notice of 2025-11-04 says', () => {
    expect(calendar()).toEqual(calendarOf2026);
  });

  it.each([
    ['2026-02-12', 5, '2026-02-26'],
    ['2026-09-18', 5, '2026-09-24'],
    ['2026-09-18', 20, '2026-10-22'],
    ['2026-04-30', 3, '2026-05-08'],
  ])('counts %s and %i working days to %s', (from, days, due) => {
    expect(countDueDate(from, days, calendar()).due).toBe(due);
  });

  it('is taken from managers, administrators and the operator, and from nobody else', () => {
    const before = changes();
    expect(faultOf(() => importCalendar(site.context, clerk, seed)).code).toBe('ROLE_NOT_ALLOWED');
    expect(faultOf(() => previewCalendar(site.context, clerk, Buffer.from(seed))).code).toBe(
      'ROLE_NOT_ALLOWED',
    );
    expect(changes()).toBe(before);
    expect(importCalendar(site.context, systemActor, seed).year).toBe(2026);
  });

  it('changes nothing when it says what is known', () => {
    const before = changes();
    expect(importCalendar(site.context, manager, seed)).toEqual({
      year: 2026,
      source: '国务院办公厅关于2026年部分节假日安排的通知（2025-11-04）',
      days: calendarOf2026.days.size,
      movedDueDates: [],
      provisionalCleared: 0,
    });
    expect(changes()).toBe(before);
  });

  it('of the next year makes due dates final that were provisional', () => {
    expect(countDueDate('2026-12-30', 5, calendar())).toMatchObject({ due: '2027-01-06', provisional: true });
    take({ year: 2027, source: 'a notice', days: [day('2027-01-01'), day('2027-01-04')] });
    expect(countDueDate('2026-12-30', 5, calendar())).toMatchObject({
      due: '2027-01-08',
      provisional: false,
    });
  });

  it('removes what it named before and does not name any more, and nothing of other notices', () => {
    take({ year: 2027, source: 'first', days: [day('2026-12-31'), day('2027-01-01'), day('2027-01-02')] });
    expect(calendar().days.get('2026-12-31')).toEqual({ name: '元旦', isOffDay: true });
    take({ year: 2027, source: 'second', days: [day('2027-01-01'), day('2027-01-03', false)] });
    expect(calendar().days.has('2026-12-31')).toBe(false);
    expect(calendar().days.has('2027-01-02')).toBe(false);
    expect(calendar().days.get('2027-01-03')).toEqual({ name: '元旦', isOffDay: false });
    expect(calendar().days.get('2026-10-01')).toEqual({ name: '国庆节', isOffDay: true });
  });

  it('of an older year, taken in again, keeps the days that a newer notice moved in it', () => {
    take({ year: 2027, source: 'a notice', days: [day('2026-12-30'), day('2027-01-01')] });
    const before = [...calendar().days].sort();
    importCalendar(site.context, manager, seed);
    expect([...calendar().days].sort()).toEqual(before);
    expect(countDueDate('2026-12-29', 1, calendar()).due).toBe('2026-12-31');
  });

  it('gives back what an older notice said of a day, once the newer one does not name it any more', () => {
    const { days } = JSON.parse(seed);
    take({ year: 2026, source: 'a notice', days: [...days, day('2026-12-31', true, '补休')] });
    take({ year: 2027, source: 'first', days: [day('2026-12-31', true), day('2027-01-01')] });
    expect(calendar().days.get('2026-12-31')?.name).toBe('元旦');
    take({ year: 2027, source: 'second', days: [day('2027-01-01')] });
    expect(calendar().days.get('2026-12-31')?.name).toBe('补休');
    expect(logFaults(site.data.connection)).toEqual([]);
  });

  it.each([
    ['', [{ line: 0, code: 'not-json' }]],
    ['{"year": 2027', [{ line: 0, code: 'not-json' }]],
    ['[]', [{ line: 0, code: 'calendar-form' }]],
    [
      '{"year":"2027","source":"x","days":[]}',
      [
        { line: 0, column: 'year', code: 'calendar-head' },
        { line: 0, column: 'days', code: 'calendar-head' },
      ],
    ],
    [
      '{"year":1999,"source":"x","days":[{"name":"a","date":"1999-01-01","isOffDay":true}]}',
      [{ column: 'year' }],
    ],
    [
      '{"year":2027,"source":"","days":[{"name":"a","date":"2027-01-01","isOffDay":1}]}',
      [{ column: 'source' }, { line: 1, column: 'days.0.isOffDay' }],
    ],
  ])('is refused when it is no calendar: %s', (text, problems) => {
    expect(problemsOf(text)).toMatchObject(problems);
  });

  it('is refused with the position of each wrong day', () => {
    const days = [
      day('2027-01-01'),
      day('2027-02-30'),
      day('2027-01-01'),
      day('2025-01-01'),
      day('2027-1-4'),
    ];
    expect(problemsOf(JSON.stringify({ year: 2027, source: 'x', days }))).toEqual([
      { line: 2, column: 'date', code: 'not-a-date', value: '2027-02-30' },
      { line: 3, column: 'date', code: 'date-twice', value: '2027-01-01' },
      { line: 4, column: 'date', code: 'other-year', value: '2025-01-01' },
      { line: 5, column: 'date', code: 'not-a-date', value: '2027-1-4' },
    ]);
  });
});
