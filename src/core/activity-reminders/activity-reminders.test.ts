import { beforeEach, expect, it } from 'vitest';
import { cancelActivities, changeActivities, holdActivity } from '../activities/change.ts';
import { moveActivities } from '../activities/move.ts';
import { getActivity } from '../activities/read.ts';
import { signUp, tellSignUp, withdrawSignUp } from '../activities/sign-ups.ts';
import { activityPlan, addActivity } from '../testing/activities.ts';
import { faultOf } from '../testing/fault.ts';
import { clerk, freshSite, manager, type TestSite } from '../testing/fresh-site.ts';
import { logFaults } from '../testing/log.ts';
import { PaperDesktop } from '../testing/paper-desktop.ts';
import { printCallList } from './paper.ts';
import { listReminders } from './service.ts';

let site: TestSite;
let desktop: PaperDesktop;
let id: string;
beforeEach(() => {
  desktop = new PaperDesktop();
  site = freshSite({ desktop });
  // On the Thursday, two days from now.
  id = addActivity(site.context, { capacity: 2 });
});

function come(name: string, phone: string, at: string, activity = id): string {
  site.setTime(at);
  const { placed, waiting } = signUp(site.context, clerk, { id: activity, volunteerId: null, name, phone });
  return [...placed, ...waiting].find((one) => one.name === name)?.participantId as string;
}
const tell = (participantId: string) => tellSignUp(site.context, clerk, { id, participantId, told: true });
const toTell = () =>
  listReminders(site.context).activities.flatMap(({ people }) =>
    people.filter(({ toldAt }) => toldAt === null).map(({ name }) => name),
  );

it('lists who has a place and was not told, people without a telephone first', () => {
  const first = come('甲', '13900000001', '2026-06-09T02:01:00.000Z');
  come('乙', '', '2026-06-09T02:02:00.000Z');
  come('丙', '13900000003', '2026-06-09T02:03:00.000Z');
  expect(toTell()).toEqual(['乙', '甲']);
  tell(first);
  expect(toTell()).toEqual(['乙']);
  // Who moves up has not been told.
  withdrawSignUp(site.context, clerk, { id, participantId: first });
  expect(toTell()).toEqual(['乙', '丙']);
});

it('reaches three days ahead, over a weekend, and forgets what was held', () => {
  const far = activityPlan();
  addActivity(site.context, { ...far, name: '周六', rule: { ...far.rule, firstDay: '2026-06-12' } });
  addActivity(site.context, { ...far, name: '下周', rule: { ...far.rule, firstDay: '2026-06-15' } });
  const names = () => listReminders(site.context).activities.map(({ name }) => name);
  expect(names()).toEqual(['清洁家园', '周六']);
  site.setTime('2026-06-11T04:00:00.000Z');
  holdActivity(site.context, clerk, { id, peopleServed: 1, summary: '' });
  expect(names()).toEqual(['周六']);
});

it('asks to tell everybody anew when it is moved or put elsewhere, and nobody when only its text is changed', () => {
  tell(come('甲', '13900000001', '2026-06-09T02:01:00.000Z'));
  const { typeCode, name, branchId, squadId, roomId, organiser, phone, capacity, openTo } = activityPlan();
  const change = (place: string, content: string) =>
    changeActivities(site.context, manager, {
      ...{ id, scope: 'one', clashReason: '' },
      fields: {
        ...{ typeCode, name, branchId, squadId, roomId, organiser, phone, capacity, openTo },
        ...{ place, content, lecturerIds: [], equipment: [] },
      },
    });
  change('', '带水壶');
  expect(toTell()).toEqual([]);
  change('村口', '带水壶');
  expect(toTell()).toEqual(['甲']);
  const [person] = getActivity(site.context, id).placed;
  tell(person?.participantId as string);
  const to = { day: '2026-06-12', startTime: '09:00', endTime: '11:00' };
  moveActivities(site.context, manager, { id, scope: 'one', ...to, clashReason: '' });
  expect(toTell()).toEqual(['甲']);
  expect(logFaults(site.data.connection)).toEqual([]);
});

it('keeps a cancelled one until everybody knows, those who waited, too', () => {
  tell(come('甲', '13900000001', '2026-06-09T02:01:00.000Z'));
  come('乙', '', '2026-06-09T02:02:00.000Z');
  const third = come('丙', '', '2026-06-09T02:03:00.000Z');
  cancelActivities(site.context, manager, { id, scope: 'one', reason: '暴雨' });
  expect(listReminders(site.context).activities).toMatchObject([
    { id, state: 'cancelled', cancelledReason: '暴雨' },
  ]);
  expect(toTell().sort()).toEqual(['丙', '乙', '甲'].sort());
  for (const { participantId } of getActivity(site.context, id).placed) tell(participantId);
  tell(third);
  expect(listReminders(site.context).activities).toEqual([]);
  // Told they may be, but nobody withdraws from what does not take place.
  const leave = () => withdrawSignUp(site.context, clerk, { id, participantId: third });
  expect(faultOf(leave)).toMatchObject({ data: { why: 'cancelled' } });
});

it('is printed as a list to call from, of those who do not know yet', async () => {
  tell(come('甲', '13900000001', '2026-06-09T02:01:00.000Z'));
  come('乙 <队>', '', '2026-06-09T02:02:00.000Z');
  expect(await printCallList(site.context)).toBe('printed');
  const [page] = desktop.printed;
  expect(page).toContain('乙 &lt;队&gt;');
  expect(page).toContain('上门或托人告知');
  expect(page).toContain('6月11日 周四 09:00—11:00');
  expect(page).not.toContain('13900000001');
  expect(page).not.toMatch(/\{\{|\{%|undefined|null|\[object/);
});
