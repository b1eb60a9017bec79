import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AttendanceStep } from '#shared/domain/attendance.ts';
import { pointsFor, ruleOn } from '#shared/domain/point-rules.ts';
import { rosterOf, signOut } from '../attendances/service.ts';
import { signIn } from '../attendances/sign-in.ts';
import { takeAttendanceStep } from '../attendances/take-step.ts';
import { clerk, freshSite, manager, type TestSite } from '../testing/fresh-site.ts';
import { plannedActivity, registerVolunteers } from '../testing/volunteers.ts';
import { checkLedger } from './check.ts';
import { ledgerDoubts } from './doubts.ts';
import { addPointRule, pointRules } from './rules.ts';
import { balanceOf, statementOf } from './service.ts';

const evening = '2026-06-09T11:00:00.000Z';
const twoHoursOn = '2026-06-09T13:00:00.000Z';

function confirmedEvening() {
  const site = freshSite({ at: evening });
  const [volunteerId = ''] = registerVolunteers(site.context, 1);
  const activityId = plannedActivity(site.context, 'a1');
  signIn(site.context, clerk, { activityId, who: { volunteerId }, way: 'name' });
  site.setTime(twoHoursOn);
  signOut(site.context, clerk, { activityId, participantId: null });
  const step = (name: AttendanceStep, reason = '', minutes?: number) =>
    takeAttendanceStep(site.context, manager, {
      ...{ activityId, participantId: volunteerId, step: name, reason },
      ...(minutes !== undefined && { minutes }),
    });
  step('confirm');
  return {
    site,
    volunteerId,
    activityId,
    step,
    balance: () => balanceOf(site.context.data.database.read, volunteerId),
  };
}

describe('the ledger', () => {
  it('has what the organiser confirmed, hours and points apart', () => {
    const { balance } = confirmedEvening();
    expect(balance()).toEqual({ minutes: 120, points: 22 });
  });

  it('takes a correction as a reversal and a new line, and both stay to be seen', () => {
    const { site, volunteerId, step, balance } = confirmedEvening();
    step('correct', '中途离开', 90);
    expect(balance()).toEqual({ minutes: 90, points: 17 });
    const { lines } = statementOf(site.context, volunteerId);
    expect(
      lines.filter(({ kind }) => kind === 'hours').map(({ amount, standing }) => [amount, standing]),
    ).toEqual(
      expect.arrayContaining([
        [120, 'taken-back'],
        [-120, 'reversal'],
        [90, 'counts'],
      ]),
    );
    expect(lines.find(({ standing }) => standing === 'reversal')?.reason).toBe('中途离开');
  });

  it('is empty again when the attendance was void', () => {
    const { site, step, balance } = confirmedEvening();
    step('void', '签错了人');
    expect(balance()).toEqual({ minutes: 0, points: 0 });
    expect(checkLedger(site.context)).toMatchObject({ ok: true, hours: 0, points: 0 });
  });

  it('has nothing of what nobody confirmed, and a correction needs a reason', () => {
    const { site, volunteerId, step } = confirmedEvening();
    const other = plannedActivity(site.context, 'a2');
    signIn(site.context, clerk, { activityId: other, who: { volunteerId }, way: 'code' });
    expect(checkLedger(site.context)).toMatchObject({ volunteers: 1, hours: 2, points: 22 });
    expect(() => step('correct', '  ', 30)).toThrow(expect.objectContaining({ code: 'INVALID_ANSWERS' }));
  });

  it('books by the rule of the day of service, and leaves what was booked when the rule changes', () => {
    const { site, volunteerId, balance } = confirmedEvening();
    const content = { byType: { '*': { perAttendance: 100, perHour: 0, most: null } } };
    addPointRule(site.context, manager, {
      ruleVersion: '2',
      effectiveFrom: '2026-06-10',
      name: '新办法',
      content,
    });
    expect(balance().points).toBe(22);
    for (const [id, day, points] of [
      ['before', '2026-06-09', 44],
      ['after', '2026-06-10', 144],
    ] as const) {
      const activityId = plannedActivity(site.context, id, { day });
      site.setTime(`${day}T11:00:00.000Z`);
      signIn(site.context, clerk, { activityId, who: { volunteerId }, way: 'name' });
      takeAttendanceStep(site.context, manager, {
        activityId,
        participantId: volunteerId,
        step: 'confirm',
        reason: '',
      });
      expect(balance().points).toBe(points);
    }
  });

  it('refuses what is not for a clerk', () => {
    const { site, volunteerId, activityId } = confirmedEvening();
    expect(() =>
      takeAttendanceStep(site.context, clerk, {
        activityId,
        participantId: volunteerId,
        step: 'void',
        reason: '误',
      }),
    ).toThrow(expect.objectContaining({ code: 'ROLE_NOT_ALLOWED' }));
  });
});

interface Act {
  what: 'sign-in' | 'rule' | AttendanceStep;
  who: number;
  where: number;
  /** Of a step: what is confirmed; of a rule: its points for an hour. */
  number: number;
  from: string;
}

/** What happens, drawn at random; what is not allowed is refused and changes nothing. */
const histories: fc.Arbitrary<Act[]> = fc.array(
  fc.record({
    what: fc.constantFrom<Act['what']>(
      ...(['sign-in', 'sign-in', 'rule', 'sign-out', 'confirm', 'confirm'] as const),
      ...(['reject', 'correct', 'void', 'sign-in-again'] as const),
    ),
    who: fc.nat(2),
    where: fc.nat(2),
    number: fc.integer({ min: 0, max: 400 }),
    from: fc.constantFrom('2026-01-01', '2026-06-09', '2026-07-01'),
  }),
  { maxLength: 40 },
);

/** Plays a history and keeps, by itself, what each attendance must have come to. */
function play({ context }: TestSite, history: readonly Act[]) {
  const volunteers = registerVolunteers(context, 3);
  const activities = ['a0', 'a1', 'a2'].map((id) => plannedActivity(context, id));
  const expected = new Map<string, { minutes: number; points: number }>();
  const playOne = ({ what, who, where, number, from }: Act, order: number) => {
    if (what === 'rule') {
      const content = { byType: { '*': { perAttendance: 1, perHour: number, most: null } } };
      addPointRule(context, manager, {
        ruleVersion: `r${order}`,
        effectiveFrom: from,
        name: '办法',
        content,
      });
      return;
    }
    const [participantId, activityId] = [volunteers[who] as string, activities[where] as string];
    if (what === 'sign-in') {
      signIn(context, clerk, { activityId, who: { volunteerId: participantId }, way: 'name' });
      return;
    }
    takeAttendanceStep(context, manager, {
      activityId,
      participantId,
      step: what,
      minutes: number,
      reason: '理由',
    });
    const key = `${participantId} ${activityId}`;
    if (what === 'void' || what === 'reject') expected.delete(key);
    if (what !== 'confirm' && what !== 'correct') return;
    const rule = ruleOn(pointRules(context.data.database.read), '2026-06-09');
    expected.set(key, { minutes: number, points: rule ? pointsFor(rule.content, '*', number) : 0 });
  };
  for (const [order, act] of history.entries()) {
    try {
      playOne(act, order);
    } catch (error) {
      if (!['ATTENDANCE_STEP_NOT_ALLOWED', 'NOT_FOUND'].includes((error as { code: string }).code))
        throw error;
    }
  }
  return { volunteers, activities, expected };
}

describe('any history of attendances', () => {
  it('gives the balances that a recount of the last confirmations gives', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const site = freshSite({ at: evening });
        const { volunteers, activities, expected } = play(site, history);
        const { read } = site.context.data.database;
        for (const id of volunteers) {
          const own = [...expected].filter(([key]) => key.startsWith(`${id} `)).map(([, counted]) => counted);
          expect(balanceOf(read, id)).toEqual({
            minutes: own.reduce((sum, { minutes }) => sum + minutes, 0),
            points: own.reduce((sum, { points }) => sum + points, 0),
          });
        }
        for (const activityId of activities) {
          const confirmed = rosterOf(site.context, activityId).attendances.filter(
            ({ state }) => state === 'confirmed',
          );
          for (const { participantId, minutes } of confirmed) {
            expect(expected.get(`${participantId} ${activityId}`)?.minutes).toBe(minutes);
          }
        }
        expect(checkLedger(site.context)).toMatchObject({ ok: true, problems: [] });
        expect(ledgerDoubts(site.context)).toEqual([]);
        site.data.database.close();
      }),
      { numRuns: 25 },
    );
  });
});
