import { describe, expect, it } from 'vitest';
import { signIn } from '../attendances/sign-in.ts';
import { takeAttendanceStep } from '../attendances/take-step.ts';
import { clerk, freshSite, manager } from '../testing/fresh-site.ts';
import { plannedActivity, registerVolunteers } from '../testing/volunteers.ts';
import { applyForStars, grantStars, putUpStars, refuseStars, revokeStars, starsOverview } from './service.ts';

/** A volunteer with so many hours of service. */
function served(hours: number) {
  const site = freshSite({ at: '2026-09-18T02:00:00.000Z' });
  const [volunteerId = ''] = registerVolunteers(site.context, 1);
  const activities: string[] = [];
  for (let left = hours; left > 0; left -= 20) {
    const activityId = plannedActivity(site.context, `a${left}`);
    activities.push(activityId);
    signIn(site.context, clerk, { activityId, who: { volunteerId }, way: 'name' });
    const minutes = Math.min(left, 20) * 60;
    takeAttendanceStep(site.context, manager, {
      activityId,
      participantId: volunteerId,
      step: 'confirm',
      minutes,
      reason: '',
    });
  }
  const apply = (stars: number) =>
    applyForStars(site.context, clerk, { volunteerId, stars, proof: '记录证明' });
  const only = () => starsOverview(site.context).applications[0];
  return { site, volunteerId, activities, apply, only };
}

const refusing = (why: string) =>
  expect.objectContaining({ code: 'STARS_REFUSED', data: expect.objectContaining({ why }) });

describe('stars', () => {
  it('are granted on application, after a public notice of five working days, to the day', () => {
    const { site, apply, only } = served(100);
    expect(starsOverview(site.context).candidates).toMatchObject([{ mayHave: 1, stars: 0 }]);
    apply(1);
    const id = only()?.id ?? '';
    expect(starsOverview(site.context).candidates).toEqual([]);
    putUpStars(site.context, manager, id);
    expect(only()).toMatchObject({ state: 'noticed', noticeFrom: '2026-09-18', noticeUntil: '2026-09-24' });
    site.setTime('2026-09-24T02:00:00.000Z');
    expect(() => grantStars(site.context, manager, { id, objections: '' })).toThrow(refusing('notice-lasts'));
    site.setTime('2026-09-24T16:30:00.000Z');
    expect(only()?.mayBeGranted).toBe(true);
    grantStars(site.context, manager, { id, objections: '无' });
    expect(only()).toMatchObject({ state: 'granted', decidedOn: '2026-09-25', decidedBy: '谭国华' });
    expect(() => apply(1)).toThrow(refusing('had-already'));
  });

  it('need the hours when they are applied for, and still when they are granted', () => {
    const { site, volunteerId, activities, apply, only } = served(100);
    expect(() => apply(2)).toThrow(refusing('too-few-hours'));
    apply(1);
    expect(() => apply(1)).toThrow(refusing('waiting'));
    const id = only()?.id ?? '';
    putUpStars(site.context, manager, id);
    const step = {
      activityId: activities[0] ?? '',
      participantId: volunteerId,
      step: 'void' as const,
      reason: '虚报',
    };
    takeAttendanceStep(site.context, manager, step);
    site.setTime('2026-10-20T02:00:00.000Z');
    expect(() => grantStars(site.context, manager, { id, objections: '' })).toThrow(
      refusing('too-few-hours'),
    );
    refuseStars(site.context, manager, { id, objections: '群众举报', reason: '时数不实' });
    expect(only()).toMatchObject({ state: 'refused', objections: '群众举报' });
  });

  it('are taken away for false hours, which bar for years', () => {
    const { site, apply, only } = served(100);
    apply(1);
    revokeStars(site.context, manager, { id: only()?.id ?? '', reason: '虚报时数', barYears: 2 });
    expect(only()).toMatchObject({ state: 'revoked', barredUntil: '2028-09-18' });
    site.setTime('2028-09-18T02:00:00.000Z');
    expect(() => apply(1)).toThrow(refusing('barred'));
    site.setTime('2028-09-19T02:00:00.000Z');
    expect(apply(1).applications).toHaveLength(2);
  });

  it('are decided by managers', () => {
    const { site, apply, only } = served(100);
    apply(1);
    expect(() => putUpStars(site.context, clerk, only()?.id ?? '')).toThrow(
      expect.objectContaining({ code: 'ROLE_NOT_ALLOWED' }),
    );
  });
});
