import { beforeEach, describe, expect, it } from 'vitest';
import type { Activity } from '#shared/contract/activities.ts';
import { addActivity } from '../testing/activities.ts';
import { faultOf } from '../testing/fault.ts';
import { clerk, freshSite, handler, manager, type TestSite } from '../testing/fresh-site.ts';
import { logFaults } from '../testing/log.ts';
import { registerVolunteers } from '../testing/volunteers.ts';
import { cancelActivities } from './change.ts';
import { getActivity, listActivities } from './read.ts';
import { signUp, tellSignUp, withdrawSignUp } from './sign-ups.ts';

let site: TestSite;
let id: string;
let minute = 0;
beforeEach(() => {
  site = freshSite();
  id = addActivity(site.context, { capacity: 2 });
  minute = 0;
});

function visitor(name: string, phone = ''): Activity {
  minute += 1;
  site.setTime(new Date(Date.UTC(2026, 5, 9, 2, minute)).toISOString());
  return signUp(site.context, clerk, { id, volunteerId: null, name, phone });
}
const names = ({ placed, waiting }: Activity) => [
  placed.map(({ name }) => name).join(''),
  waiting.map(({ name }) => name).join(''),
];
const leave = (name: string) => {
  const { placed, waiting } = getActivity(site.context, id);
  const participantId = [...placed, ...waiting].find((one) => one.name === name)?.participantId as string;
  return withdrawSignUp(site.context, clerk, { id, participantId });
};

describe('signing up', () => {
  it('gives the places in order and lets the others wait; a gap moves the next one up', () => {
    visitor('甲');
    visitor('乙');
    visitor('丙');
    expect(names(visitor('丁'))).toEqual(['甲乙', '丙丁']);
    expect(names(leave('甲'))).toEqual(['乙丙', '丁']);
    expect(names(leave('丁'))).toEqual(['乙丙', '']);
    expect(logFaults(site.data.connection)).toEqual([]);
  });

  it('takes a volunteer once; whoever withdrew may come back, behind the others', () => {
    const [volunteerId = ''] = registerVolunteers(site.context, 1);
    const come = () => signUp(site.context, clerk, { id, volunteerId, name: '林志远', phone: '' });
    come();
    expect(faultOf(come)).toMatchObject({ code: 'ACTIVITY_REFUSED', data: { why: 'signed-up' } });
    visitor('乙');
    visitor('丙');
    leave('林志远');
    minute += 1;
    site.setTime(new Date(Date.UTC(2026, 5, 9, 2, minute)).toISOString());
    expect(names(come())).toEqual(['乙丙', '林志远']);
    expect(
      faultOf(() => signUp(site.context, clerk, { id, volunteerId: 'x', name: '无', phone: '' })),
    ).toMatchObject({
      data: { entity: 'volunteer' },
    });
  });

  it('is counted in the calendar without those who withdrew', () => {
    visitor('甲');
    visitor('乙');
    leave('甲');
    const [line] = listActivities(site.context, {
      from: '2026-06-11',
      until: '2026-06-11',
      siteNumber: null,
    });
    expect(line).toMatchObject({ id, signedUp: 1, capacity: 2 });
  });

  it('notes who was called, and takes the note back', () => {
    const [person] = visitor('甲', '13900000001').placed;
    const tell = (told: boolean) =>
      tellSignUp(site.context, clerk, { id, participantId: person?.participantId as string, told }).placed[0]
        ?.toldAt;
    expect(tell(true)).toBe('2026-06-09T02:01:00.000Z');
    expect(tell(false)).toBeNull();
  });

  it('is for the counter, for activities that are still to come, and for people who are on the list', () => {
    const come = (by = clerk) => signUp(site.context, by, { id, volunteerId: null, name: '甲', phone: '' });
    expect(faultOf(() => come(handler)).code).toBe('ROLE_NOT_ALLOWED');
    expect(faultOf(() => withdrawSignUp(site.context, clerk, { id, participantId: 'x' })).code).toBe(
      'NOT_FOUND',
    );
    cancelActivities(site.context, manager, { id, scope: 'one', reason: '雨' });
    expect(faultOf(come)).toMatchObject({ code: 'ACTIVITY_REFUSED', data: { why: 'cancelled' } });
  });
});
