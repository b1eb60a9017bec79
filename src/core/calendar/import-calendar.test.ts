import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { calendarOf2026 } from '#shared/domain/work-calendar-2026.fixture.ts';
import { countDueDate } from '#shared/domain/workdays.ts';
import { faultOf } from '../testing/fault.ts';
import { clerk, freshSite, resourcesFolder, type TestSite } from '../testing/fresh-site.ts';
import { readChanges } from '../testing/log.ts';
import { importCalendar, loadWorkCalendar } from './service.ts';

let site: TestSite;
beforeEach(() => {
  site = freshSite();
});

const seed = readFileSync(join(resourcesFolder, 'seed/holidays-2026.json'), 'utf8');
const calendar = () => loadWorkCalendar(site.data.database.read);
const changes = () => readChanges(site.data.connection).length;
const day = (date: string, isOffDay = true, name = '元旦') => ({ name, date, isOffDay });
const take = (file: object) => importCalendar(site.context, clerk, JSON.stringify(file));

function problemsOf(text: string) {
  const before = changes();
  const { code, data } = faultOf(() => importCalendar(site.context, clerk, text));
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

  it('changes nothing when it says what is known', () => {
    const before = changes();
    expect(importCalendar(site.context, clerk, seed)).toEqual({
      year: 2026,
      days: calendarOf2026.days.size,
      movedDueDates: [],
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

  it('may move days of the neighbouring year, and removes from its own what it does not name any more', () => {
    take({ year: 2027, source: 'first', days: [day('2026-12-31'), day('2027-01-01'), day('2027-01-02')] });
    take({ year: 2027, source: 'second', days: [day('2027-01-01'), day('2027-01-03', false)] });
    expect(calendar().days.get('2026-12-31')).toEqual({ name: '元旦', isOffDay: true });
    expect(calendar().days.has('2027-01-02')).toBe(false);
    expect(calendar().days.get('2027-01-03')).toEqual({ name: '元旦', isOffDay: false });
    expect(calendar().days.get('2026-10-01')).toEqual({ name: '国庆节', isOffDay: true });
  });

  it.each([
    ['', [{ line: 0, code: 'not-json' }]],
    ['{"year": 2027', [{ line: 0, code: 'not-json' }]],
    ['[]', [{ line: 0, code: 'calendar-form' }]],
    [
      '{"year":"2027","source":"x","days":[]}',
      [
        { line: 0, column: 'year' },
        { line: 0, column: 'days' },
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
