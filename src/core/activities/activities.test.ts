import { beforeEach, describe, expect, it } from 'vitest';
import type { ActivityPlan } from '#shared/contract/activities.ts';
import { activityPlan, addLecturer, addRoom } from '../testing/activities.ts';
import { faultOf } from '../testing/fault.ts';
import { clerk, freshSite, handler, manager, type TestSite } from '../testing/fresh-site.ts';
import { logFaults, readAudit } from '../testing/log.ts';
import { cancelActivities, changeActivities, checkChange, holdActivity } from './change.ts';
import { calendarFile } from './export.ts';
import { checkMove, moveActivities } from './move.ts';
import { checkPlan, planActivities } from './plan.ts';
import { getActivity, listActivities } from './read.ts';
import { closeResource, readChoices } from './resources.ts';

let site: TestSite;
let room: string;
let li: string;
let chen: string;
beforeEach(() => {
  site = freshSite();
  room = addRoom(site.context, '多功能室', 60);
  li = addLecturer(site.context, '李建国');
  chen = addLecturer(site.context, '陈月娥');
});

const planOf = (fields: Partial<ActivityPlan> = {}) => activityPlan(fields);
const plan = (fields: Partial<ActivityPlan> = {}, clashReason = '', by = manager) =>
  planActivities(site.context, by, { ...planOf(fields), clashReason }).ids;
const weekly = (fields: Partial<ActivityPlan['rule']> = {}) => ({
  ...planOf().rule,
  pattern: 'weekly' as const,
  end: { count: 4 },
  ...fields,
});
const june = { from: '2026-06-01', until: '2026-06-30', siteNumber: null };
const daysOf = (ids: string[]) => ids.map((id) => getActivity(site.context, id).startsAt.slice(0, 10));

describe('a planned activity', () => {
  it('stands in the calendar of its centre, with the names that belong to it', () => {
    const [id] = plan({ roomId: room, lecturerIds: [li, chen] });
    expect(listActivities(site.context, { ...june, siteNumber: '13' })).toMatchObject([
      {
        ...{
          id,
          typeName: '志愿服务',
          name: '清洁家园',
          centreName: '台洞村党群服务中心',
          place: '多功能室',
        },
        ...{ startsAt: '2026-06-11T01:00:00.000Z', endsAt: '2026-06-11T03:00:00.000Z', state: 'planned' },
        ...{ seriesId: null, lecturers: ['陈月娥', '李建国'], signedUp: 0 },
      },
    ]);
    expect(listActivities(site.context, { ...june, siteNumber: '01' })).toEqual([]);
    expect(listActivities(site.context, june)).toHaveLength(1);
    expect(logFaults(site.data.connection)).toEqual([]);
  });

  it('is for managers to make, and of things that are there', () => {
    expect(faultOf(() => plan({}, '', clerk)).code).toBe('ROLE_NOT_ALLOWED');
    expect(faultOf(() => plan({}, '', handler)).code).toBe('ROLE_NOT_ALLOWED');
    const fieldOf = (fields: Partial<ActivityPlan>) => {
      const { code, data } = faultOf(() => plan(fields));
      expect(code).toBe('INVALID_ANSWERS');
      return (data as { problems: { field: string }[] }).problems[0]?.field;
    };
    expect(fieldOf({ typeCode: 'nothing' })).toBe('typeCode');
    expect(fieldOf({ roomId: 'nowhere' })).toBe('roomId');
    expect(fieldOf({ lecturerIds: ['nobody'] })).toBe('lecturerIds');
    expect(fieldOf({ endTime: '09:00' })).toBe('endTime');
    expect(fieldOf({ rule: weekly({ end: { until: '2026-06-01' } }) })).toBe('day');
    expect(listActivities(site.context, june)).toEqual([]);
  });

  it('stays in the calendar when it is cancelled, with the reason', () => {
    const [id] = plan();
    cancelActivities(site.context, manager, { id: id as string, scope: 'one', reason: '暴雨' });
    expect(getActivity(site.context, id as string)).toMatchObject({
      state: 'cancelled',
      cancelledReason: '暴雨',
    });
    expect(readAudit(site.data.connection).at(-1)).toMatchObject({
      command: 'activities.cancel',
      reason: '暴雨',
    });
  });

  it('is held once its day has come, with what came of it', () => {
    const [id] = plan();
    const hold = () =>
      holdActivity(site.context, clerk, { id: id as string, peopleServed: 35, summary: '清理沟渠 400 米' });
    expect(faultOf(hold)).toMatchObject({ code: 'ACTIVITY_REFUSED', data: { why: 'too-early' } });
    site.setTime('2026-06-11T04:00:00.000Z');
    expect(hold()).toMatchObject({ state: 'held', peopleServed: 35, summary: '清理沟渠 400 米' });
    const cancel = () =>
      cancelActivities(site.context, manager, { id: id as string, scope: 'one', reason: '误' });
    expect(faultOf(cancel)).toMatchObject({ data: { why: 'held' } });
  });
});

describe('what stands in the way', () => {
  const same = () => ({ roomId: room, lecturerIds: [li], name: '义诊' });

  it('is shown before anything is saved, naming the other activity', () => {
    const [id] = plan({ roomId: room, lecturerIds: [li] });
    const { days } = checkPlan(site.context, manager, planOf(same()));
    expect(days[0]?.clashes).toMatchObject([
      { kind: 'room', name: '多功能室', other: { id, name: '清洁家园', centreName: '台洞村党群服务中心' } },
      { kind: 'lecturer', name: '李建国', other: { id } },
    ]);
    expect(listActivities(site.context, june)).toHaveLength(1);
  });

  it('refuses to save, unless somebody says why; the reason is in the audit', () => {
    plan({ roomId: room });
    expect(faultOf(() => plan(same())).code).toBe('CLASHES');
    expect(listActivities(site.context, june)).toHaveLength(1);
    const [id] = plan(same(), '两个活动合办');
    expect(readAudit(site.data.connection).at(-1)).toMatchObject({
      command: 'activities.plan',
      subjectId: id,
      reason: '两个活动合办',
    });
  });

  it('is nothing once the other one is cancelled, or is back to back', () => {
    const [id] = plan({ roomId: room });
    expect(plan({ roomId: room, startTime: '11:00', endTime: '12:00' })).toHaveLength(1);
    cancelActivities(site.context, manager, { id: id as string, scope: 'one', reason: '雨' });
    expect(plan({ roomId: room })).toHaveLength(1);
  });

  it('is found within the plan itself', () => {
    const rule = { ...weekly(), moved: [{ day: '2026-06-11', to: '2026-06-18' }] };
    const { days } = checkPlan(site.context, manager, planOf({ rule, roomId: room }));
    expect(days.map(({ clashes }) => clashes.length)).toEqual([1, 1, 0, 0]);
  });

  it('is a room that is closed or too small for those who may come', () => {
    const { days } = checkPlan(
      site.context,
      manager,
      planOf({ roomId: room, capacity: 61, startTime: '21:00', endTime: '22:30' }),
    );
    expect(days[0]?.clashes.map(({ kind, left, until }) => [kind, left, until])).toEqual([
      ['room-closed', 0, '21:30'],
      ['room-small', 60, ''],
    ]);
  });
});

describe('a series', () => {
  it('is written as its days, each an activity, with lecturers who take turns', () => {
    const rule = weekly({ firstDay: '2026-06-11', end: { count: 3 } });
    const fields = { rule, lecturerIds: [li, chen], alternate: true };
    const { days } = checkPlan(site.context, manager, planOf(fields));
    expect(days.map(({ day, skipped, lecturers }) => [day, skipped?.text, ...lecturers])).toEqual([
      ['2026-06-11', undefined, '李建国'],
      ['2026-06-18', undefined, '陈月娥'],
      ['2026-06-25', undefined, '李建国'],
    ]);
    const ids = plan(fields);
    expect(ids.map((id) => getActivity(site.context, id).lecturers)).toEqual([
      ['李建国'],
      ['陈月娥'],
      ['李建国'],
    ]);
    expect(new Set(ids.map((id) => getActivity(site.context, id).seriesId)).size).toBe(1);
  });

  it('skips days off and says which; on one it says that it is one', () => {
    const rule = weekly({ firstDay: '2026-06-12', end: { count: 2 } });
    const fridays = (skipHolidays: boolean) =>
      checkPlan(site.context, manager, planOf({ rule: { ...rule, skipHolidays } })).days;
    expect(fridays(true).map(({ day, skipped }) => [day, skipped?.text])).toEqual([
      ['2026-06-12', undefined],
      ['2026-06-19', '端午节'],
      ['2026-06-26', undefined],
    ]);
    expect(fridays(false).map(({ holiday }) => holiday)).toEqual(['', '端午节']);
  });

  it('moves alone, with those that follow, or whole, to the same time of day', () => {
    const ids = plan({ rule: weekly() });
    const move = (at: number, scope: 'one' | 'following' | 'all', day: string) =>
      moveActivities(site.context, manager, {
        ...{ id: ids[at] as string, scope, day, startTime: '14:00', endTime: '15:00', clashReason: '' },
      });
    move(1, 'one', '2026-06-19');
    expect(daysOf(ids)).toEqual(['2026-06-11', '2026-06-19', '2026-06-25', '2026-07-02']);
    move(2, 'following', '2026-06-26');
    expect(daysOf(ids)).toEqual(['2026-06-11', '2026-06-19', '2026-06-26', '2026-07-03']);
    expect(move(0, 'all', '2026-06-12')).toHaveLength(4);
    expect(daysOf(ids)).toEqual(['2026-06-12', '2026-06-20', '2026-06-27', '2026-07-04']);
    expect(getActivity(site.context, ids[3] as string).startsAt).toBe('2026-07-04T06:00:00.000Z');
  });

  it('says before a move what it clashes with, and not with itself', () => {
    const ids = plan({ rule: weekly(), roomId: room });
    plan({ roomId: room, name: '义诊', startTime: '14:00', endTime: '16:00' });
    const move = {
      id: ids[0] as string,
      scope: 'all' as const,
      day: '2026-06-11',
      startTime: '15:00',
      endTime: '17:00',
    };
    expect(checkMove(site.context, manager, move).map(({ clashes }) => clashes.length)).toEqual([1, 0, 0, 0]);
    expect(faultOf(() => moveActivities(site.context, manager, { ...move, clashReason: '' })).code).toBe(
      'CLASHES',
    );
    moveActivities(site.context, manager, { ...move, clashReason: '义诊在走廊' });
    // A week on every one of them stands where another one stood.
    const week = { ...move, day: '2026-06-18' };
    expect(checkMove(site.context, manager, week).flatMap(({ clashes }) => clashes)).toEqual([]);
  });

  it('changes together only in what was changed of one', () => {
    const ids = plan({ rule: weekly(), lecturerIds: [li, chen], alternate: true, roomId: room });
    const first = getActivity(site.context, ids[0] as string);
    const fields = { ...planOf({ lecturerIds: [li] }), roomId: null, place: '榕树头', name: '清洁家园' };
    const preview = checkChange(site.context, manager, { id: first.id, scope: 'all', fields });
    expect(preview).toHaveLength(4);
    changeActivities(site.context, manager, { id: first.id, scope: 'all', fields, clashReason: '' });
    const after = ids.map((id) => getActivity(site.context, id));
    expect(after.map(({ place }) => place)).toEqual(['榕树头', '榕树头', '榕树头', '榕树头']);
    expect(after.map(({ lecturers }) => lecturers[0])).toEqual(['李建国', '陈月娥', '李建国', '陈月娥']);
  });

  it('is cancelled from one on; what was held stays', () => {
    const ids = plan({ rule: weekly() });
    site.setTime('2026-06-12T02:00:00.000Z');
    holdActivity(site.context, manager, { id: ids[0] as string, peopleServed: 1, summary: '' });
    cancelActivities(site.context, manager, { id: ids[2] as string, scope: 'following', reason: '换届' });
    expect(ids.map((id) => getActivity(site.context, id).state)).toEqual([
      'held',
      'planned',
      'cancelled',
      'cancelled',
    ]);
    expect(getActivity(site.context, ids[1] as string).inSeries).toBe(1);
  });
});

describe('an activity of another centre', () => {
  it('is seen and not changed', () => {
    const [id] = plan();
    site.data.connection.prepare("UPDATE activities SET site_number = '01'").run();
    const cancel = () =>
      cancelActivities(site.context, manager, { id: id as string, scope: 'one', reason: '误' });
    expect(faultOf(cancel)).toMatchObject({ code: 'ACTIVITY_REFUSED', data: { why: 'other-centre' } });
    expect(getActivity(site.context, id as string).own).toBe(false);
  });
});

describe('rooms, lecturers and equipment', () => {
  it('are not offered any more once they are closed, and stay where they were used', () => {
    const [id] = plan({ roomId: room });
    closeResource(site.context, manager, { kind: 'room', id: room });
    expect(readChoices(site.context).rooms).toEqual([]);
    expect(getActivity(site.context, id as string).place).toBe('多功能室');
    expect(faultOf(() => closeResource(site.context, manager, { kind: 'room', id: room })).code).toBe(
      'NOT_FOUND',
    );
    expect(faultOf(() => closeResource(site.context, clerk, { kind: 'lecturer', id: li })).code).toBe(
      'ROLE_NOT_ALLOWED',
    );
  });
});

describe('the calendar for other programs', () => {
  it('has every activity of the span, cancelled ones marked', () => {
    const ids = plan({ rule: weekly({ end: { count: 2 } }), roomId: room, lecturerIds: [li] });
    cancelActivities(site.context, manager, { id: ids[1] as string, scope: 'one', reason: '雨' });
    const text = calendarFile(site.context, june);
    expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(2);
    expect(text).toContain('DTSTART;TZID=Asia/Shanghai:20260611T090000');
    expect(text.replace(/\r\n /g, '')).toContain('LOCATION:台洞村党群服务中心 多功能室');
    expect(text.match(/STATUS:CANCELLED/g)).toHaveLength(1);
  });
});
