import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addCalendarDays, localDateOf } from './local-date.ts';
import {
  type HeldMeeting,
  MEETING_KINDS,
  MEETING_RULES,
  type MeetingKind,
  meetingPeriods,
  nextDue,
} from './regular-meetings.ts';

const year = 2026;
const dayOfYears = fc.integer({ min: 20_089, max: 21_183 }).map(localDateOf);
const held: fc.Arbitrary<HeldMeeting> = fc.record({
  day: dayOfYears,
  kinds: fc.uniqueArray(fc.constantFrom(...MEETING_KINDS), { minLength: 1 }),
});
const situation = fc.record({
  today: dayOfYears,
  fixedDay: fc.integer({ min: 1, max: 28 }),
  meetings: fc.array(held, { maxLength: 60 }),
});

/** The months of a rule's period that a day lies in, written out without the arithmetic of the rules. */
const GROUPS = {
  month: ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'].map((one) => [one]),
  quarter: [
    ['01', '02', '03'],
    ['04', '05', '06'],
    ['07', '08', '09'],
    ['10', '11', '12'],
  ],
  year: [['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12']],
};

describe('what a branch has to hold', () => {
  it('is as many periods of each kind as the rule says, without a gap over the year', () => {
    const periods = meetingPeriods(year, '2026-06-09', 15, []);
    const count = (kind: MeetingKind) => periods.filter((period) => period.kind === kind).length;
    expect(MEETING_KINDS.map(count)).toEqual([4, 12, 12, 12, 1, 1, 1]);
    for (const kind of MEETING_KINDS) {
      const own = periods.filter((period) => period.kind === kind);
      expect(own[0]?.from).toBe('2026-01-01');
      expect(own.at(-1)?.until).toBe('2026-12-31');
      for (const [at, { from }] of own.entries()) {
        if (at > 0) expect(from).toBe(addCalendarDays(own[at - 1]?.until as string, 1));
      }
    }
  });

  it('has a source for every rule and a rule for every kind', () => {
    expect(MEETING_RULES.map(({ kind }) => kind)).toEqual([...MEETING_KINDS]);
    expect(MEETING_RULES.every(({ source }) => source !== '')).toBe(true);
  });

  it('is late after the fixed day, and missed only when the month is over', () => {
    const stateOn = (today: string, meetings: HeldMeeting[] = []) =>
      meetingPeriods(year, today, 15, meetings).find(
        ({ kind, from }) => kind === 'themed-day' && from === '2026-06-01',
      )?.state;
    expect(stateOn('2026-05-31')).toBe('ahead');
    expect(stateOn('2026-06-15')).toBe('due');
    expect(stateOn('2026-06-16')).toBe('late');
    expect(stateOn('2026-06-30')).toBe('late');
    expect(stateOn('2026-07-01')).toBe('missed');
    expect(stateOn('2026-07-01', [{ day: '2026-06-20', kinds: ['themed-day'] }])).toBe('held');
    expect(stateOn('2026-07-01', [{ day: '2026-06-20', kinds: ['committee'] }])).toBe('missed');
  });

  it('is missed exactly where a period ended and nothing of its kind was held in its months', () => {
    fc.assert(
      fc.property(situation, ({ today, fixedDay, meetings }) => {
        const periods = meetingPeriods(year, today, fixedDay, meetings);
        const missed = periods
          .filter(({ state }) => state === 'missed')
          .map((one) => `${one.kind} ${one.from}`);
        const expected = MEETING_RULES.flatMap(({ kind, each }) =>
          GROUPS[each]
            .filter((months) => today.slice(0, 7) > `${year}-${months.at(-1)}`)
            .filter(
              (months) =>
                !meetings.some(
                  ({ day, kinds }) =>
                    kinds.includes(kind) && months.some((month) => day.startsWith(`${year}-${month}`)),
                ),
            )
            .map((months) => `${kind} ${year}-${months[0]}-01`),
        );
        expect(missed).toEqual(expected);
      }),
    );
  });

  it('does not depend on the order of meetings, and one more never makes more missed', () => {
    fc.assert(
      fc.property(situation, held, ({ today, fixedDay, meetings }, more) => {
        const periods = meetingPeriods(year, today, fixedDay, meetings);
        expect(meetingPeriods(year, today, fixedDay, [...meetings].reverse())).toEqual(periods);
        const missed = (list: typeof periods) => list.filter(({ state }) => state === 'missed').length;
        expect(missed(meetingPeriods(year, today, fixedDay, [...meetings, more]))).toBeLessThanOrEqual(
          missed(periods),
        );
      }),
    );
  });

  it('names as next what is due first and neither held nor missed', () => {
    fc.assert(
      fc.property(situation, ({ today, fixedDay, meetings }) => {
        const periods = meetingPeriods(year, today, fixedDay, meetings);
        const open = periods.filter(({ heldOn, until }) => heldOn.length === 0 && until >= today);
        const first = nextDue(periods);
        expect(first?.dueOn ?? null).toBe(open.map(({ dueOn }) => dueOn).sort()[0] ?? null);
        if (first) expect(first.heldOn).toEqual([]);
      }),
    );
  });
});
