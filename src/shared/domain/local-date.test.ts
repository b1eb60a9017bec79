import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addCalendarDays,
  dayNumberOf,
  isCalendarDay,
  isLocalDate,
  localDateInShanghai,
  localDateOf,
  weekdayOf,
} from './local-date.ts';

const DAY_MS = 86_400_000;

describe('isLocalDate', () => {
  it.each(['2026-02-28', '2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])('accepts %s', (text) => {
    expect(isLocalDate(text)).toBe(true);
  });

  it.each([
    '',
    '2026-02-29',
    '1900-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '2026-01-00',
    '0000-01-01',
    '2026-1-1',
    '2026/01/01',
    '20260101',
    '2026-01-01T00:00:00Z',
    '２０２６-01-01',
    '-026-01-01',
  ])('refuses %j', (text) => {
    expect(isLocalDate(text)).toBe(false);
  });
});

describe('isCalendarDay', () => {
  it('knows the length of each month', () => {
    expect(isCalendarDay(1999, 2, 29)).toBe(false);
    expect(isCalendarDay(2000, 2, 29)).toBe(true);
    expect(isCalendarDay(2026, 11, 31)).toBe(false);
    expect(isCalendarDay(10000, 1, 1)).toBe(false);
  });
});

describe('day numbers', () => {
  it('agree with the UTC clock on every day of the years 1 to 9999', () => {
    fc.assert(
      fc.property(fc.integer({ min: -719162, max: 2932896 }), (dayNumber) => {
        const byClock = new Date(dayNumber * DAY_MS);
        const date = localDateOf(dayNumber);
        expect(date).toBe(byClock.toISOString().slice(0, 10));
        expect(dayNumberOf(date)).toBe(dayNumber);
        expect(weekdayOf(dayNumber)).toBe(byClock.getUTCDay() || 7);
      }),
    );
  });

  it('keep apart days that share a slot of the text store', () => {
    expect(localDateOf(20_000)).toBe('2024-10-04');
    expect(localDateOf(20_000 + 4096)).toBe('2035-12-22');
    expect(localDateOf(20_000)).toBe('2024-10-04');
  });

  it('refuse a day that does not exist', () => {
    expect(() => dayNumberOf('2026-02-30')).toThrow(expect.objectContaining({ code: 'impossible-date' }));
    expect(() => localDateOf(2932897)).toThrow(expect.objectContaining({ code: 'date-out-of-range' }));
    expect(() => localDateOf(0.5)).toThrow(expect.objectContaining({ code: 'date-out-of-range' }));
    expect(() => localDateOf(Number.NaN)).toThrow(expect.objectContaining({ code: 'date-out-of-range' }));
  });
});

describe('addCalendarDays', () => {
  it('crosses months, years and leap days both ways', () => {
    expect(addCalendarDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addCalendarDays('2024-03-01', -1)).toBe('2024-02-29');
    expect(addCalendarDays('2026-03-01', 0)).toBe('2026-03-01');
  });

  it('refuses part of a day and impossible dates', () => {
    expect(() => addCalendarDays('2026-03-01', 1.5)).toThrow(
      expect.objectContaining({ code: 'not-whole-days' }),
    );
    expect(() => addCalendarDays('2026-02-30', 1)).toThrow(
      expect.objectContaining({ code: 'impossible-date' }),
    );
    expect(() => addCalendarDays('9999-12-31', 1)).toThrow(
      expect.objectContaining({ code: 'date-out-of-range' }),
    );
  });
});

describe('localDateInShanghai', () => {
  it.each([
    ['2026-02-12T15:59:59.999Z', '2026-02-12'],
    ['2026-02-12T16:00:00Z', '2026-02-13'],
    ['2026-02-13T00:00:00+08:00', '2026-02-13'],
    ['2026-12-31T23:30:00-05:00', '2027-01-01'],
    ['2026-12-31T23:30:00+0800', '2026-12-31'],
  ])('%s is %s', (instant, date) => {
    expect(localDateInShanghai(instant)).toBe(date);
    expect(localDateInShanghai(new Date(instant))).toBe(date);
  });

  it('agrees with the time zone data of the platform', () => {
    const format = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' });
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1992-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
        (instant) => {
          expect(localDateInShanghai(instant)).toBe(format.format(instant));
        },
      ),
    );
  });

  it.each(['', 'yesterday', '2026-02-12', '2026-02-12T10:00:00'])('refuses %j', (text) => {
    expect(() => localDateInShanghai(text)).toThrow(expect.objectContaining({ code: 'impossible-instant' }));
  });

  it('refuses a Date that is none', () => {
    expect(() => localDateInShanghai(new Date(Number.NaN))).toThrow(
      expect.objectContaining({ code: 'impossible-instant' }),
    );
  });
});
