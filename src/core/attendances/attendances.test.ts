import { describe, expect, it } from 'vitest';
import { checkLedger } from '../ledger/check.ts';
import { clerk, freshSite, manager } from '../testing/fresh-site.ts';
import { plannedActivity, registerVolunteers } from '../testing/volunteers.ts';
import {
  confirmAll,
  enterSheet,
  reportService,
  rosterOf,
  signOut,
  waitingForConfirmation,
  withoutRoster,
} from './service.ts';
import { findAtDoor, signIn } from './sign-in.ts';
import { takeAttendanceStep } from './take-step.ts';

const evening = '2026-06-09T10:55:00.000Z';

function atTheDoor() {
  const site = freshSite({ at: evening });
  const volunteers = registerVolunteers(site.context, 3);
  const activityId = plannedActivity(site.context, 'a1');
  const arrive = (who: Parameters<typeof signIn>[2]['who']) =>
    signIn(site.context, clerk, { activityId, who, way: 'name' });
  const line = (
    who: Parameters<typeof signIn>[2]['who'],
    until: string | null = '2026-06-09T12:30:00.000Z',
  ) => ({
    who,
    signedInAt: '2026-06-09T11:00:00.000Z',
    signedOutAt: until,
    travelMinutes: 0,
    content: '',
  });
  return { site, volunteers, activityId, arrive, line };
}

describe('at the door', () => {
  it('a name, initials or a code finds who is meant, and says who is here already', () => {
    const { site, volunteers, activityId, arrive } = atTheDoor();
    const find = (text: string) => findAtDoor(site.context, { activityId, text });
    expect(find('ly')).toMatchObject([{ volunteerId: volunteers[0], name: '林一0', here: false }]);
    expect(find(`OWV:${volunteers[1]}`)).toMatchObject([{ name: '林二1' }]);
    arrive({ volunteerId: volunteers[0] ?? '' });
    expect(find('林一')).toMatchObject([{ here: true }]);
    expect(find(' ')).toEqual([]);
  });

  it('a code read twice signs in once, and the first time stays', () => {
    const { site, volunteers, activityId, arrive } = atTheDoor();
    const first = arrive({ volunteerId: volunteers[0] ?? '' });
    site.setTime('2026-06-09T11:20:00.000Z');
    expect(arrive({ volunteerId: volunteers[0] ?? '' }).signedInAt).toBe(first.signedInAt);
    expect(rosterOf(site.context, activityId).attendances).toHaveLength(1);
  });

  it('a visitor is signed in by name, and nothing is booked for him', () => {
    const { site, activityId, arrive } = atTheDoor();
    const { participantId } = arrive({ name: '路过的人', phone: '' });
    takeAttendanceStep(site.context, manager, { activityId, participantId, step: 'confirm', reason: '' });
    expect(rosterOf(site.context, activityId).attendances).toMatchObject([
      { name: '路过的人', state: 'confirmed' },
    ]);
    expect(checkLedger(site.context)).toMatchObject({ volunteers: 0 });
  });

  it('nobody is signed in to what is cancelled, or is not there', () => {
    const { site, volunteers, activityId, arrive } = atTheDoor();
    const subject = { entity: 'activity', id: activityId };
    site.data.database.write({ name: 'activities.cancel', actor: manager, subject }, (unit) =>
      unit.update('activity', { id: activityId }, { state: 'cancelled', cancelled_reason: '台风' }),
    );
    expect(() => arrive({ volunteerId: volunteers[0] ?? '' })).toThrow(
      expect.objectContaining({ code: 'ACTIVITY_CANCELLED' }),
    );
    expect(() => arrive({ volunteerId: 'nobody' })).toThrow();
  });
});

describe('hours', () => {
  it('come from signing in and out, for everybody at once or one by one', () => {
    const { site, volunteers, activityId, arrive } = atTheDoor();
    for (const volunteerId of volunteers) arrive({ volunteerId });
    site.setTime('2026-06-09T12:00:00.000Z');
    signOut(site.context, clerk, { activityId, participantId: volunteers[0] ?? '' });
    site.setTime('2026-06-09T13:00:00.000Z');
    const { attendances } = signOut(site.context, clerk, { activityId, participantId: null });
    expect(new Map(attendances.map(({ participantId, minutes }) => [participantId, minutes]))).toEqual(
      new Map([
        [volunteers[0], 60],
        [volunteers[1], 120],
        [volunteers[2], 120],
      ]),
    );
    confirmAll(site.context, manager, activityId);
    expect(checkLedger(site.context)).toMatchObject({ ok: true, volunteers: 3, hours: 5 });
  });

  it('of a printed sheet are entered in one go, and leave what is confirmed alone', () => {
    const { site, volunteers, activityId, arrive, line } = atTheDoor();
    const [first = '', second = ''] = volunteers;
    arrive({ volunteerId: first });
    takeAttendanceStep(site.context, manager, {
      activityId,
      participantId: first,
      step: 'confirm',
      minutes: 33,
      reason: '',
    });
    const lines = [
      line({ volunteerId: first }),
      line({ volunteerId: second }),
      line({ name: '访客', phone: '' }),
    ];
    const { attendances } = enterSheet(site.context, clerk, { activityId, lines });
    expect(attendances.map(({ name, minutes, state }) => [name, minutes, state])).toEqual(
      expect.arrayContaining([
        ['林一0', 33, 'confirmed'],
        ['林二1', 90, 'present'],
        ['访客', 90, 'present'],
      ]),
    );
  });

  it('of a sheet with one wrong time are not taken in at all', () => {
    const { site, volunteers, activityId, line } = atTheDoor();
    const [first = '', second = ''] = volunteers;
    const lines = [line({ volunteerId: first }), line({ volunteerId: second }, '2026-06-09T10:00:00.000Z')];
    expect(() => enterSheet(site.context, clerk, { activityId, lines })).toThrow(
      expect.objectContaining({ data: { problems: [{ field: 'lines.1.signedOutAt', code: 'range' }] } }),
    );
    expect(rosterOf(site.context, activityId).attendances).toEqual([]);
  });

  it('that somebody reports himself wait until the organiser confirms or rejects them', () => {
    const { site, volunteers, activityId, line } = atTheDoor();
    const [first = '', second = ''] = volunteers;
    const report = (volunteerId: string) =>
      reportService(site.context, clerk, { activityId, line: line({ volunteerId }) });
    expect(() => report(first)).toThrow(expect.objectContaining({ code: 'INVALID_ANSWERS' }));
    site.setTime('2026-06-10T02:00:00.000Z');
    for (const volunteerId of [first, second]) report(volunteerId);
    confirmAll(site.context, manager, activityId);
    expect(checkLedger(site.context).hours).toBe(0);
    expect(waitingForConfirmation(site.context)).toMatchObject([{ activityId, present: 0, reported: 2 }]);
    const step = (participantId: string, name: 'confirm' | 'reject') =>
      takeAttendanceStep(site.context, manager, { activityId, participantId, step: name, reason: '核对' });
    step(first, 'confirm');
    expect(step(second, 'reject')).toMatchObject({ state: 'rejected' });
    expect(checkLedger(site.context)).toMatchObject({ hours: 1.5, volunteers: 1 });
    expect(() => step(second, 'confirm')).toThrow(
      expect.objectContaining({ code: 'ATTENDANCE_STEP_NOT_ALLOWED' }),
    );
    expect(waitingForConfirmation(site.context)).toEqual([]);
    expect(() => report(first)).toThrow(
      expect.objectContaining({
        code: 'ATTENDANCE_STEP_NOT_ALLOWED',
        data: expect.objectContaining({ state: 'confirmed' }),
      }),
    );
    expect(report(second)).toMatchObject({ state: 'reported', way: 'self-reported', minutes: 90 });
  });

  it('of what is over are asked for until somebody enters the sheet', () => {
    const { site, volunteers, activityId, line } = atTheDoor();
    expect(withoutRoster(site.context)).toEqual([]);
    site.setTime('2026-06-10T02:00:00.000Z');
    expect(withoutRoster(site.context)).toMatchObject([{ activityId, signedUp: 0 }]);
    enterSheet(site.context, clerk, { activityId, lines: [line({ volunteerId: volunteers[0] ?? '' })] });
    expect(withoutRoster(site.context)).toEqual([]);
    plannedActivity(site.context, 'long-ago', { day: '2026-03-01' });
    expect(withoutRoster(site.context)).toEqual([]);
  });
});
