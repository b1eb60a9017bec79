import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countSeries, LONGEST_SERIES, placeInMonth, type SeriesRule } from './activity-series.ts';
import { dayNumberOf, weekdayOf } from './local-date.ts';
import { calendarOf2026 as calendar } from './work-calendar-2026.fixture.ts';
import { addCalendarDays } from './workdays.ts';

const weekly: SeriesRule = {
  pattern: 'weekly',
  firstDay: '2026-09-10',
  dates: [],
  end: { count: 8 },
  leftOut: [],
  moved: [],
  skipHolidays: true,
};
const count = (fields: Partial<SeriesRule> = {}) => countSeries({ ...weekly, ...fields }, calendar);
const daysOf = (fields: Partial<SeriesRule> = {}) =>
  count(fields)
    .occurrences.filter(({ skipped }) => skipped === null)
    .map(({ day }) => day);

describe('a weekly lecture for eight weeks except a holiday week', () => {
  it('is nine weeks with the holiday named in its place', () => {
    const { occurrences, unknownYears } = count();
    expect(occurrences.map(({ day, number, skipped }) => [day, number, skipped?.text])).toEqual([
      ['2026-09-10', 1, undefined],
      ['2026-09-17', 2, undefined],
      ['2026-09-24', 3, undefined],
      ['2026-10-01', null, '国庆节'],
      ['2026-10-08', 4, undefined],
      ['2026-10-15', 5, undefined],
      ['2026-10-22', 6, undefined],
      ['2026-10-29', 7, undefined],
      ['2026-11-05', 8, undefined],
    ]);
    expect(unknownYears).toEqual([]);
  });

  it('takes place on the holiday unless it is asked to skip it', () => {
    expect(daysOf({ skipHolidays: false })).toContain('2026-10-01');
  });

  it('goes around a week that is left out, with its reason', () => {
    const leftOut = [{ day: '2026-10-15', reason: '换届' }];
    expect(count({ leftOut }).occurrences[5]).toEqual({
      planned: '2026-10-15',
      day: '2026-10-15',
      number: null,
      skipped: { why: 'left-out', text: '换届' },
    });
    expect(daysOf({ leftOut }).at(-1)).toBe('2026-11-12');
  });

  it('puts a day on another one, also off a holiday, and keeps its place in the count', () => {
    const { occurrences } = count({ moved: [{ day: '2026-10-01', to: '2026-09-30' }] });
    expect(occurrences[3]).toEqual({ planned: '2026-10-01', day: '2026-09-30', number: 4, skipped: null });
    expect(occurrences).toHaveLength(8);
  });

  it('says of which year nobody knows the holidays yet', () => {
    expect(count({ firstDay: '2026-12-10' }).unknownYears).toEqual([2027]);
    expect(count({ firstDay: '2026-12-10', skipHolidays: false }).unknownYears).toEqual([]);
  });
});

describe('the other patterns', () => {
  it('once is its first day', () => {
    expect(daysOf({ pattern: 'once', end: { count: 5 } })).toEqual(['2026-09-10']);
  });

  it('every second week, until a day that is included', () => {
    expect(daysOf({ pattern: 'fortnightly', end: { until: '2026-10-08' } })).toEqual([
      '2026-09-10',
      '2026-09-24',
      '2026-10-08',
    ]);
  });

  it('the second Thursday of a month', () => {
    expect(daysOf({ pattern: 'monthly', end: { count: 4 } })).toEqual([
      '2026-09-10',
      '2026-10-08',
      '2026-11-12',
      '2026-12-10',
    ]);
  });

  it('the last Friday of a month, whether it is the fourth or the fifth', () => {
    expect(placeInMonth('2026-07-31')).toBe(5);
    expect(daysOf({ pattern: 'monthly', firstDay: '2026-07-31', end: { count: 4 } })).toEqual([
      '2026-07-31',
      '2026-08-28',
      '2026-10-30',
      '2026-11-27',
    ]);
    // 2026-09-25 is the Mid-Autumn Festival.
    expect(
      daysOf({ pattern: 'monthly', firstDay: '2026-07-31', end: { count: 3 }, skipHolidays: false }),
    ).toEqual(['2026-07-31', '2026-08-28', '2026-09-25']);
  });

  it('named days, each once and in order, whatever the end says', () => {
    const dates = ['2026-11-20', '2026-10-02', '2026-11-20', '2026-09-11'];
    expect(daysOf({ pattern: 'dates', dates, end: { count: 1 } })).toEqual(['2026-09-11', '2026-11-20']);
  });
});

describe('a series that cannot be', () => {
  const codeOf = (fields: Partial<SeriesRule>) => {
    try {
      count(fields);
    } catch (error) {
      return (error as { code: string }).code;
    }
    return '';
  };

  it('has no day, or no end', () => {
    expect(codeOf({ end: { until: '2026-09-09' } })).toBe('empty-series');
    expect(codeOf({ pattern: 'dates', dates: [] })).toBe('empty-series');
    expect(codeOf({ end: { count: LONGEST_SERIES + 1 } })).toBe('series-too-long');
    expect(codeOf({ pattern: 'monthly', end: { until: '2046-01-01' } })).toBe('series-too-long');
    expect(codeOf({ firstDay: '2026-02-30' })).toBe('impossible-date');
    expect(codeOf({ moved: [{ day: '2026-09-10', to: '2026-02-30' }] })).toBe('impossible-date');
  });
});

const anyRule: fc.Arbitrary<SeriesRule> = fc
  .record({
    pattern: fc.constantFrom('weekly', 'fortnightly', 'monthly'),
    first: fc.integer({ min: 0, max: 364 }),
    count: fc.integer({ min: 1, max: 20 }),
    leftOut: fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 5 }),
    moved: fc.array(fc.tuple(fc.integer({ min: 0, max: 200 }), fc.integer({ min: -20, max: 20 })), {
      maxLength: 5,
    }),
    skipHolidays: fc.boolean(),
  })
  .map(({ pattern, first, leftOut, moved, ...rest }) => {
    const firstDay = addCalendarDays('2026-01-01', first);
    return {
      ...{ pattern, firstDay, dates: [], skipHolidays: rest.skipHolidays, end: { count: rest.count } },
      leftOut: leftOut.map((days) => ({ day: addCalendarDays(firstDay, days), reason: '停' })),
      moved: moved.map(([days, by]) => {
        const day = addCalendarDays(firstDay, days);
        return { day, to: addCalendarDays(day, by) };
      }),
    };
  });

describe('any series', () => {
  it('has as many days as were asked for, numbered through, and names why each other day is none', () => {
    fc.assert(
      fc.property(anyRule, (rule) => {
        const { occurrences } = countSeries(rule, calendar);
        const held = occurrences.filter(({ skipped }) => skipped === null);
        expect(held.map(({ number }) => number)).toEqual(held.map((_, at) => at + 1));
        expect(held).toHaveLength((rule.end as { count: number }).count);
        expect(occurrences.at(-1)?.skipped).toBeNull();
        const left = new Set(rule.leftOut.map(({ day }) => day));
        for (const { planned, number, skipped } of occurrences) {
          expect(number === null).toBe(skipped !== null);
          expect(left.has(planned)).toBe(skipped?.why === 'left-out');
          if (skipped?.why === 'holiday') expect(calendar.days.get(planned)?.isOffDay).toBe(true);
        }
      }),
    );
  });

  it('falls on the weekday of its first day, in steps of its pattern, and moved days alone lie elsewhere', () => {
    fc.assert(
      fc.property(anyRule, (rule) => {
        const { occurrences } = countSeries(rule, calendar);
        const weekday = weekdayOf(dayNumberOf(rule.firstDay));
        const moved = new Set(rule.moved.map(({ day }) => day));
        let before: number | null = null;
        for (const { planned, day } of occurrences) {
          expect(weekdayOf(dayNumberOf(planned))).toBe(weekday);
          if (!moved.has(planned)) expect(day).toBe(planned);
          const step: number | null = before === null ? null : dayNumberOf(planned) - before;
          if (step !== null && rule.pattern === 'weekly') expect(step).toBe(7);
          if (step !== null && rule.pattern === 'fortnightly') expect(step).toBe(14);
          if (step !== null && rule.pattern === 'monthly') expect([28, 35]).toContain(step);
          before = dayNumberOf(planned);
        }
      }),
    );
  });

  it('with a holiday rule never falls on a day off that nobody moved there', () => {
    fc.assert(
      fc.property(anyRule, (rule) => {
        const { occurrences } = countSeries({ ...rule, moved: [], skipHolidays: true }, calendar);
        for (const { day, skipped } of occurrences) {
          if (!skipped) expect(calendar.days.get(day)?.isOffDay ?? false).toBe(false);
        }
      }),
    );
  });
});
