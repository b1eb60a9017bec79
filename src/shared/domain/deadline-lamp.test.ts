import { describe, expect, it } from 'vitest';
import { type LampQuestion, lampFor, lampThresholds } from './deadline-lamp.ts';
import { settingsWith } from './settings.ts';
import { calendarOf2026 as calendar } from './work-calendar-2026.fixture.ts';

/** Accepted on 2026-09-18 with 20 working days, the National Day in between. */
const question: LampQuestion = {
  due: '2026-10-22',
  today: '2026-09-18',
  totalDays: 20,
  suspended: false,
  calendar,
  thresholds: lampThresholds(settingsWith(new Map())),
};

describe('lampFor', () => {
  it.each([
    ['2026-09-18', 'green', 20],
    ['2026-09-30', 'green', 12],
    ['2026-10-15', 'green', 5],
    ['2026-10-16', 'yellow', 4],
    ['2026-10-21', 'yellow', 1],
    ['2026-10-22', 'yellow', 0],
    ['2026-10-23', 'red', -1],
    ['2026-10-26', 'red', -2],
  ])('on %s is %s with %i working days', (today, lamp, remainingWorkdays) => {
    expect(lampFor({ ...question, today })).toEqual({ lamp, remainingWorkdays });
  });

  it('turns yellow with one working day left however short the limit', () => {
    expect(lampFor({ ...question, due: '2026-03-04', today: '2026-03-02', totalDays: 3 }).lamp).toBe('green');
    expect(lampFor({ ...question, due: '2026-03-04', today: '2026-03-03', totalDays: 3 }).lamp).toBe(
      'yellow',
    );
  });

  it('is red on the weekend after the due day, without a working day over', () => {
    expect(lampFor({ ...question, due: '2026-03-06', today: '2026-03-07' })).toEqual({
      lamp: 'red',
      remainingWorkdays: 0,
    });
  });

  it('is yellow on its only day for a thing done at once', () => {
    expect(lampFor({ ...question, due: '2026-03-06', today: '2026-03-06', totalDays: 0 }).lamp).toBe(
      'yellow',
    );
  });

  it('is grey while suspended, even past the due day', () => {
    expect(lampFor({ ...question, today: '2026-10-26', suspended: true })).toEqual({
      lamp: 'grey',
      remainingWorkdays: -2,
    });
  });

  it('stands still on the day the case was closed', () => {
    const later = { ...question, today: '2026-12-01' };
    expect(lampFor({ ...later, closed: '2026-10-22' })).toEqual({ lamp: 'green', remainingWorkdays: 0 });
    expect(lampFor({ ...later, closed: '2026-10-23' })).toEqual({ lamp: 'red', remainingWorkdays: -1 });
  });

  it('follows the thresholds of the settings', () => {
    const thresholds = { yellowWorkdays: 3, yellowShare: 0.5 };
    expect(lampFor({ ...question, today: '2026-09-30', thresholds }).lamp).toBe('green');
    expect(lampFor({ ...question, today: '2026-10-09', thresholds }).lamp).toBe('yellow');
    const short = { ...question, due: '2026-03-05', today: '2026-03-02', totalDays: 4, thresholds };
    expect(lampFor(short).lamp).toBe('yellow');
  });

  it('refuses an impossible day', () => {
    expect(() => lampFor({ ...question, due: '2026-02-30' })).toThrow(
      expect.objectContaining({ code: 'impossible-date' }),
    );
  });
});
