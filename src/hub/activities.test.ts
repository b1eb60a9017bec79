import { expect, it } from 'vitest';
import { holdActivity } from '#core/activities/change.ts';
import { moveActivities } from '#core/activities/move.ts';
import { getActivity } from '#core/activities/read.ts';
import { signUp, tellSignUp, withdrawSignUp } from '#core/activities/sign-ups.ts';
import { listReminders } from '#core/activity-reminders/service.ts';
import { countConflicts } from '#core/conflicts/service.ts';
import { syncNow } from '#core/sync/sync-now.ts';
import { addActivity } from '#core/testing/activities.ts';
import { verifyData } from '#core/verify/verify-data.ts';
import { enrolledSite, type HubSite, testHub } from './testing/town.ts';

async function syncAll(sites: readonly HubSite[]): Promise<void> {
  for (let round = 0; round < 2; round += 1) for (const { context } of sites) await syncNow(context);
}

const come = ({ context, clerk }: HubSite, id: string, name: string) => {
  const { placed, waiting } = signUp(context, clerk, { id, volunteerId: null, name, phone: '' });
  return [...placed, ...waiting].find((one) => one.name === name)?.participantId as string;
};
const namesOf = ({ context }: HubSite, id: string) => {
  const { placed, waiting } = getActivity(context, id);
  return { placed: placed.map(({ name }) => name), waiting: waiting.map(({ name }) => name) };
};
const displacedAt = ({ context }: HubSite, id: string) =>
  getActivity(context, id)
    .waiting.filter(({ placePromised }) => placePromised)
    .map(({ name }) => name);

it('an activity, its sign-ups and its waiting list made offline at two centres come together', async () => {
  const hub = await testHub();
  const sites = [await enrolledSite(hub, '13'), await enrolledSite(hub, '02')] as const;
  const [own, other] = sites;
  const id = addActivity(own.context, { name: '义诊', capacity: 3 });
  await syncAll(sites);
  expect(getActivity(other.context, id)).toMatchObject({ name: '义诊', own: false, capacity: 3 });

  // Without a line both give away what is left: five for three places, and everybody was told that he has one.
  come(own, id, '甲');
  come(own, id, '乙');
  come(own, id, '丙');
  const fourth = come(own, id, '丁');
  come(other, id, '戊');
  const last = come(other, id, '己');
  tellSignUp(other.context, other.clerk, { id, participantId: last, told: true });
  expect(namesOf(own, id).waiting).toEqual(['丁']);
  expect(namesOf(other, id).waiting).toEqual([]);
  const day = { day: '2026-06-12', startTime: '14:00', endTime: '16:00' };
  moveActivities(own.context, own.manager, { id, scope: 'one', ...day, clashReason: '' });
  await syncAll(sites);

  expect(namesOf(own, id)).toEqual(namesOf(other, id));
  const { placed, waiting } = namesOf(own, id);
  expect(placed).toHaveLength(3);
  expect([...placed, ...waiting].sort()).toEqual([...'甲乙丙丁戊己'].sort());
  for (const { context } of sites) expect(getActivity(context, id).startsAt).toBe('2026-06-12T06:00:00.000Z');
  // Who was promised a place and has none is shown at both, 丁 is not: he knew that he waits.
  const displaced = displacedAt(own, id);
  expect(displaced).toEqual(waiting.filter((name) => name !== '丁'));
  expect(displaced).toHaveLength(2);
  expect(displacedAt(other, id)).toEqual(displaced);
  const reminded = listReminders(own.context).activities.find((one) => one.id === id)?.people ?? [];
  expect(reminded.filter((one) => one.displaced && one.toldAt === null).map(({ name }) => name)).toEqual(
    displaced,
  );

  // One of them is told, one place is given back: the list is the same at both again, and nobody is left unaware.
  const find = (name: string) =>
    getActivity(other.context, id).waiting.find((one) => one.name === name)?.participantId as string;
  for (const name of displaced)
    tellSignUp(other.context, other.clerk, { id, participantId: find(name), told: true });
  withdrawSignUp(own.context, own.clerk, { id, participantId: fourth });
  await syncAll(sites);
  for (const site of sites) {
    expect(namesOf(site, id)).toEqual({ placed, waiting: displaced });
    expect(displacedAt(site, id)).toEqual([]);
  }
}, 60_000);

it('who was told by a centre that did not know of the move has to be told again, once and not disputed', async () => {
  const hub = await testHub();
  const sites = [await enrolledSite(hub, '13'), await enrolledSite(hub, '02')] as const;
  const [own, other] = sites;
  const id = addActivity(own.context, { name: '义诊' });
  const [first, second] = [come(own, id, '甲'), come(own, id, '乙')];
  tellSignUp(own.context, own.clerk, { id, participantId: first, told: true });
  await syncAll(sites);
  const untold = ({ context }: HubSite) =>
    getActivity(context, id)
      .placed.filter(({ toldAt }) => toldAt === null)
      .map(({ name }) => name)
      .sort();
  expect(sites.map(untold)).toEqual([['乙'], ['乙']]);

  const day = { day: '2026-06-12', startTime: '14:00', endTime: '16:00' };
  moveActivities(own.context, own.manager, { id, scope: 'one', ...day, clashReason: '' });
  // Without a line the other centre calls everybody, to the day that was.
  for (const participantId of [first, second]) {
    tellSignUp(other.context, other.clerk, { id, participantId, told: true });
  }
  expect(untold(other)).toEqual([]);
  await syncAll(sites);
  expect(sites.map(untold)).toEqual([
    ['乙', '甲'],
    ['乙', '甲'],
  ]);
  const reminded = listReminders(own.context).activities.find((one) => one.id === id)?.people ?? [];
  expect(reminded.filter(({ toldAt }) => toldAt === null)).toHaveLength(2);
  for (const { context } of sites) expect(countConflicts(context).open).toBe(0);

  for (const participantId of [first, second]) {
    tellSignUp(other.context, other.clerk, { id, participantId, told: true });
  }
  await syncAll(sites);
  expect(sites.map(untold)).toEqual([[], []]);
}, 60_000);

it('what was held at one centre is held at the other, and no centre has a row that its log does not say', async () => {
  const hub = await testHub();
  const sites = [await enrolledSite(hub, '13'), await enrolledSite(hub, '02')] as const;
  const [own, other] = sites;
  const today = { pattern: 'once' as const, firstDay: '2026-06-09', dates: [], end: { count: 1 } };
  const rule = { ...today, leftOut: [], moved: [], skipHolidays: false };
  const id = addActivity(own.context, { rule, startTime: '08:00', endTime: '09:00' });
  await syncAll(sites);
  come(other, id, '林秀英');
  holdActivity(own.context, own.clerk, { id, peopleServed: 40, summary: '量血压' });
  await syncAll(sites);
  for (const { context } of sites) {
    expect(getActivity(context, id)).toMatchObject({ state: 'held', peopleServed: 40, summary: '量血压' });
    expect(getActivity(context, id).placed.map(({ name }) => name)).toEqual(['林秀英']);
    expect(verifyData(context.data)).toMatchObject({ ok: true });
  }
}, 60_000);
