import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarOf2026 as calendar } from './work-calendar-2026.fixture.ts';
import { addCalendarDays, countDueDate, dayReason, isWorkday, workdaysBetween } from './workdays.ts';

/** The second way of counting: the list of all working days of 2026, made with the UTC clock. */
const daysOf2026 = Array.from({ length: 365 }, (_, index) => {
  const clock = new Date(Date.UTC(2026, 0, 1 + index));
  const date = clock.toISOString().slice(0, 10);
  const named = calendar.days.get(date);
  const weekend = clock.getUTCDay() === 0 || clock.getUTCDay() === 6;
  return { date, works: named === undefined ? !weekend : !named.isOffDay };
});
const workdaysOf2026 = daysOf2026.filter((day) => day.works).map((day) => day.date);
const anyDay = fc.integer({ min: 0, max: 364 }).map((index) => daysOf2026[index]?.date as string);

describe('isWorkday', () => {
  it('finds the 248 working days of 2026', () => {
    expect(workdaysOf2026).toHaveLength(248);
    expect(daysOf2026.filter((day) => isWorkday(day.date, calendar))).toHaveLength(248);
  });

  it('agrees with the enumerated year on every day', () => {
    for (const day of daysOf2026) expect(isWorkday(day.date, calendar)).toBe(day.works);
  });

  it('knows the plain week in a year without a calendar', () => {
    expect(isWorkday('2027-01-01', calendar)).toBe(true);
    expect(isWorkday('2027-01-02', calendar)).toBe(false);
  });
});

describe('dayReason', () => {
  it.each([
    ['2026-02-12', { reason: 'workday' }],
    ['2026-02-14', { reason: 'make-up-workday', holidayName: '春节' }],
    ['2026-02-16', { reason: 'holiday', holidayName: '春节' }],
    ['2026-02-21', { reason: 'holiday', holidayName: '春节' }],
    ['2026-03-07', { reason: 'weekend' }],
  ])('of %s', (date, reason) => {
    expect(dayReason(date, calendar)).toEqual(reason);
  });

  it('takes a weekday the notice names as worked for a plain working day', () => {
    const days = new Map([['2026-03-04', { name: '春节', isOffDay: false }]]);
    expect(dayReason('2026-03-04', { years: new Set([2026]), days })).toEqual({ reason: 'workday' });
  });
});

describe('countDueDate', () => {
  it.each([
    ['2026-02-12', 5, '2026-02-26'],
    ['2026-09-18', 5, '2026-09-24'],
    ['2026-09-18', 20, '2026-10-22'],
    ['2026-04-30', 3, '2026-05-08'],
    ['2026-04-30', 0, '2026-04-30'],
    ['2026-05-01', 0, '2026-05-01'],
    ['2026-01-03', 1, '2026-01-04'],
  ])('%s and %i working days is %s', (from, days, due) => {
    expect(countDueDate(from, days, calendar).due).toBe(due);
  });

  it('explains every day in the strip', () => {
    expect(countDueDate('2026-04-30', 3, calendar)).toEqual({
      due: '2026-05-08',
      provisional: false,
      strip: [
        { date: '2026-04-30', counted: false, reason: 'event-day' },
        { date: '2026-05-01', counted: false, reason: 'holiday', holidayName: '劳动节' },
        { date: '2026-05-02', counted: false, reason: 'holiday', holidayName: '劳动节' },
        { date: '2026-05-03', counted: false, reason: 'holiday', holidayName: '劳动节' },
        { date: '2026-05-04', counted: false, reason: 'holiday', holidayName: '劳动节' },
        { date: '2026-05-05', counted: false, reason: 'holiday', holidayName: '劳动节' },
        { date: '2026-05-06', counted: true, reason: 'workday' },
        { date: '2026-05-07', counted: true, reason: 'workday' },
        { date: '2026-05-08', counted: true, reason: 'workday' },
      ],
    });
  });

  it('counts a make-up day and names its holiday', () => {
    const { strip } = countDueDate('2026-10-09', 1, calendar);
    expect(strip.at(-1)).toEqual({
      date: '2026-10-10',
      counted: true,
      reason: 'make-up-workday',
      holidayName: '国庆节',
    });
  });

  it('is provisional as soon as a day lies in a year without a calendar', () => {
    expect(countDueDate('2026-12-30', 1, calendar)).toMatchObject({ due: '2026-12-31', provisional: false });
    expect(countDueDate('2026-12-30', 2, calendar)).toMatchObject({ due: '2027-01-01', provisional: true });
    expect(countDueDate('2025-12-31', 2, calendar)).toMatchObject({ due: '2026-01-05', provisional: true });
    expect(countDueDate('2027-03-01', 0, calendar).provisional).toBe(true);
  });

  it('agrees with indexing the enumerated year', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 60 }), (from, days) => {
        const later = workdaysOf2026.filter((date) => date > from);
        fc.pre(later.length >= days);
        const { due, strip, provisional } = countDueDate(from, days, calendar);
        expect(due).toBe(later[days - 1]);
        expect(provisional).toBe(false);
        expect(strip.filter((day) => day.counted).map((day) => day.date)).toEqual(later.slice(0, days));
      }),
    );
  });

  it('has each calendar day once in the strip, from the event to the due day', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 2000 }), (from, days) => {
        const { due, strip } = countDueDate(from, days, calendar);
        expect(strip[0]).toEqual({ date: from, counted: false, reason: 'event-day' });
        expect(strip.at(-1)?.date).toBe(due);
        strip.slice(1).forEach((day, index) => {
          expect(day.date).toBe(addCalendarDays(from, index + 1));
        });
      }),
      { numRuns: 20 },
    );
  });

  it.each([-1, 0.5, 2001, Number.NaN, Number.POSITIVE_INFINITY])('refuses a limit of %d days', (days) => {
    expect(() => countDueDate('2026-02-12', days, calendar)).toThrow(
      expect.objectContaining({ code: 'impossible-limit', data: { days } }),
    );
  });

  it('refuses an impossible day', () => {
    expect(() => countDueDate('2026-02-30', 5, calendar)).toThrow(
      expect.objectContaining({ code: 'impossible-date' }),
    );
  });

  it('counts 20 days fast enough for a list of thousands', () => {
    const rounds = 2000;
    // The best of many batches: the others share the machine with the rest of the tests.
    let best = Number.POSITIVE_INFINITY;
    for (let batch = 0; batch < 20; batch += 1) {
      const start = performance.now();
      for (let round = 0; round < rounds; round += 1) countDueDate('2026-09-18', 20, calendar);
      best = Math.min(best, ((performance.now() - start) * 1000) / rounds);
    }
    expect(best).toBeLessThan(10);
  });
});

describe('workdaysBetween', () => {
  it.each([
    ['2026-02-12', '2026-02-26', 5],
    ['2026-02-26', '2026-02-12', -5],
    ['2026-02-12', '2026-02-12', 0],
    ['2026-03-06', '2026-03-07', 0],
    ['2026-03-08', '2026-03-06', 0],
    ['2025-12-31', '2026-12-31', 248],
  ])('from %s to %s is %i', (from, to, count) => {
    expect(workdaysBetween(from, to, calendar)).toBe(count);
  });

  it('undoes countDueDate', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 300 }), (from, days) => {
        expect(workdaysBetween(from, countDueDate(from, days, calendar).due, calendar)).toBe(days);
      }),
    );
  });

  it('agrees with filtering the enumerated year, in both directions', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (one, other) => {
        const [early, late] = one < other ? [one, other] : [other, one];
        const expected = workdaysOf2026.filter((date) => date > early && date <= late).length;
        expect(workdaysBetween(early, late, calendar)).toBe(expected);
        expect(workdaysBetween(late, early, calendar)).toBe(expected === 0 || early === late ? 0 : -expected);
      }),
    );
  });
});
