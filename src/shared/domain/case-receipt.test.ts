import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countReceiptDue, countsAsAccepted, receiptBegan } from './case-receipt.ts';
import { calendarOf2026 as calendar } from './work-calendar-2026.fixture.ts';

/** The second way of counting: every day of 2026 by the UTC clock, walked one by one with a counter. */
const days = Array.from({ length: 365 }, (_, index) => {
  const clock = new Date(Date.UTC(2026, 0, 1 + index));
  const date = clock.toISOString().slice(0, 10);
  const named = calendar.days.get(date);
  return { date, works: named ? !named.isOffDay : clock.getUTCDay() % 6 !== 0 };
});
const dateAt = (index: number) => days[index]?.date as string;

describe('the day to tell what lacks', () => {
  it.each([
    ['2026-02-12', '2026-02-26'],
    ['2026-09-18', '2026-09-24'],
  ])('for papers of %s is %s', (began, due) => {
    expect(countReceiptDue(began, 5, calendar).due).toBe(due);
    expect(countsAsAccepted(due, due)).toBe(false);
    expect(countsAsAccepted(due, '2026-12-31')).toBe(true);
  });

  it('is over when, counted day by day, more working days have gone by than there are', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 300 }),
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 0, max: 40 }),
        (start, workdays, later) => {
          const today = start + later;
          const gone = days.slice(start + 1, today + 1).filter(({ works }) => works).length;
          const due = countReceiptDue(dateAt(start), workdays, calendar).due;
          // The last day itself is in time; what follows it is not, be it a Saturday.
          const lastDay = days.findIndex(
            (_, index) =>
              index > start &&
              days.slice(start + 1, index + 1).filter(({ works }) => works).length === workdays,
          );
          expect(due).toBe(dateAt(lastDay));
          expect(countsAsAccepted(due, dateAt(today))).toBe(today > lastDay);
          if (gone > workdays) expect(countsAsAccepted(due, dateAt(today))).toBe(true);
          if (gone < workdays) expect(countsAsAccepted(due, dateAt(today))).toBe(false);
        },
      ),
    );
  });
});

describe('the receipt that waits for an answer', () => {
  const on = (step: string, day: number) => ({ step, on: dateAt(day) });

  it.each([
    ['began when the papers came', [on('receive', 5)], 5],
    ['is not begun again by what the resident adds unasked', [on('receive', 5), on('supplement', 7)], 5],
    ['ends when what lacks is told', [on('receive', 5), on('tell-correction', 6)], null],
    ['begins again when that comes', [on('tell-correction', 6), on('supplement', 9)], 9],
    [
      'and is not begun a third time',
      [on('receive', 5), on('tell-correction', 6), on('supplement', 9), on('supplement', 12)],
      9,
    ],
    ['ends with acceptance', [on('receive', 5), on('accept', 6)], null],
    ['ends when the case is withdrawn', [on('receive', 5), on('withdraw', 6)], null],
    ['is none of a case accepted at once', [on('accept', 6)], null],
  ])('%s', (_what, steps, day) => {
    expect(receiptBegan(steps)).toBe(day === null ? null : dateAt(day));
  });
});
