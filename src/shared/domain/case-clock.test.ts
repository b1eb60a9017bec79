import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockCourse, countDueWithPauses, type PausedLimit } from './case-clock.ts';
import { calendarOf2026 as calendar } from './work-calendar-2026.fixture.ts';

/** The second way of counting: every day of 2026 by the UTC clock, walked one by one with a counter. */
const days = Array.from({ length: 365 }, (_, index) => {
  const clock = new Date(Date.UTC(2026, 0, 1 + index));
  const date = clock.toISOString().slice(0, 10);
  const weekend = clock.getUTCDay() % 6 === 0;
  const named = calendar.days.get(date);
  return { date, works: named ? !named.isOffDay : !weekend };
});
const dateAt = (index: number) => days[index]?.date as string;

function limit(change: Partial<PausedLimit>): PausedLimit {
  const plain = { acceptedOn: '2026-09-18', days: 20, extensionDays: 0, pauses: [], today: '2026-09-18' };
  return { ...plain, ...change };
}

describe('countDueWithPauses', () => {
  it('counts like a limit nobody touched', () => {
    expect(countDueWithPauses(limit({}), calendar).due).toBe('2026-10-22');
  });

  it.each([
    // Monday to Wednesday: two working days stood still.
    [[{ from: '2026-10-12', to: '2026-10-14' }], '2026-10-26'],
    // Resumed on the day it was suspended: nothing is lost.
    [[{ from: '2026-10-12', to: '2026-10-12' }], '2026-10-22'],
    // A holiday inside was never working time: of 30 September to 8 October one day stood still.
    [[{ from: '2026-09-30', to: '2026-10-08' }], '2026-10-23'],
    // Only a holiday: nothing is won.
    [[{ from: '2026-10-01', to: '2026-10-08' }], '2026-10-22'],
    // Suspended on its last day: it has that day again.
    [[{ from: '2026-10-22', to: '2026-10-27' }], '2026-10-27'],
    // After the due day it is late and stays late.
    [[{ from: '2026-10-23', to: '2026-10-27' }], '2026-10-22'],
    // Two pauses.
    [
      [
        { from: '2026-09-21', to: '2026-09-22' },
        { from: '2026-10-12', to: '2026-10-14' },
      ],
      '2026-10-27',
    ],
  ])('with the pauses %j is %s', (pauses, due) => {
    expect(countDueWithPauses(limit({ pauses }), calendar).due).toBe(due);
  });

  it('adds an extension in working days', () => {
    expect(countDueWithPauses(limit({ extensionDays: 10 }), calendar).due).toBe('2026-11-05');
  });

  it('counts a pause that goes on as if it ended today', () => {
    const pauses = [{ from: '2026-10-12', to: null }];
    const due = (today: string) => countDueWithPauses(limit({ pauses, today }), calendar).due;
    expect([due('2026-10-12'), due('2026-10-14')]).toEqual(['2026-10-22', '2026-10-26']);
  });

  it('names the working days that stood still, and leaves weekends their own name', () => {
    const pauses = [{ from: '2026-10-16', to: '2026-10-20' }];
    const { strip } = countDueWithPauses(limit({ pauses }), calendar);
    const reasons = strip.filter(({ date }) => date >= '2026-10-15' && date <= '2026-10-20');
    expect(reasons.map(({ reason, counted }) => [reason, counted])).toEqual([
      ['workday', true],
      ['suspended', false],
      ['weekend', false],
      ['weekend', false],
      ['suspended', false],
      ['workday', true],
    ]);
  });

  it('is provisional when a pause carries it into a year without a calendar', () => {
    const late = limit({
      acceptedOn: '2026-12-21',
      days: 5,
      pauses: [{ from: '2026-12-23', to: '2027-01-05' }],
    });
    expect(countDueWithPauses(late, calendar).provisional).toBe(true);
  });

  it('agrees with a count day by day', () => {
    const pause = fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 25 }));
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 200 }),
        fc.integer({ min: 0, max: 30 }),
        fc.integer({ min: 0, max: 10 }),
        fc.array(pause, { maxLength: 4 }),
        (start, promised, extensionDays, gaps) => {
          const stopped = new Set<string>();
          const pauses = [];
          let at = start;
          for (const [running, standing] of gaps) {
            pauses.push({ from: dateAt(at + running), to: dateAt(at + running + standing) });
            for (let day = 0; day < standing; day += 1) stopped.add(dateAt(at + running + day));
            at += running + standing;
          }
          fc.pre(at < 330);
          let left = promised + extensionDays;
          let index = start;
          while (left > 0 && index < days.length - 1) {
            index += 1;
            if (days[index]?.works && !stopped.has(dateAt(index))) left -= 1;
          }
          fc.pre(left === 0);
          const counted = countDueWithPauses(
            { acceptedOn: dateAt(start), days: promised, extensionDays, pauses, today: dateAt(start) },
            calendar,
          );
          expect(counted.due).toBe(dateAt(index));
          expect(counted.strip.filter((day) => day.counted)).toHaveLength(promised + extensionDays);
          for (const { date, reason } of counted.strip) {
            if (reason === 'suspended') expect(stopped.has(date)).toBe(true);
          }
        },
      ),
    );
  });
});

describe('clockCourse', () => {
  it('reads pauses and extensions out of a history', () => {
    expect(
      clockCourse([
        { step: 'accept', on: '2026-03-02' },
        { step: 'suspend', on: '2026-03-04', days: 5 },
        { step: 'resume', on: '2026-03-10' },
        { step: 'extend', on: '2026-03-11', days: 4 },
        { step: 'extend', on: '2026-03-12', days: 3 },
        { step: 'suspend', on: '2026-03-13', days: 2 },
      ]),
    ).toEqual({
      pauses: [
        { from: '2026-03-04', to: '2026-03-10' },
        { from: '2026-03-13', to: null },
      ],
      extensionDays: 7,
    });
  });

  it('ends the pause of a case that is withdrawn, and of no other', () => {
    const withdrawn = [
      { step: 'suspend', on: '2026-03-04' },
      { step: 'withdraw', on: '2026-03-06' },
    ];
    expect(clockCourse(withdrawn).pauses).toEqual([{ from: '2026-03-04', to: '2026-03-06' }]);
    expect(clockCourse([{ step: 'withdraw', on: '2026-03-06' }]).pauses).toEqual([]);
  });
});
