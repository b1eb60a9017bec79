import fc from 'fast-check';
import { expect, it } from 'vitest';
import { rosterOf } from '#core/attendances/service.ts';
import { signIn } from '#core/attendances/sign-in.ts';
import { takeAttendanceStep } from '#core/attendances/take-step.ts';
import { entriesOfVolunteer } from '#core/ledger/queries.ts';
import { balanceOf, checkLedger, ledgerDoubts } from '#core/ledger/service.ts';
import { listOutbox } from '#core/sync/outbox.ts';
import { syncNow } from '#core/sync/sync-now.ts';
import { plannedActivity, registerVolunteers } from '#core/testing/volunteers.ts';
import type { AttendanceStep } from '#shared/domain/attendance.ts';
import { enrolledSite, type HubSite, testHub } from './testing/town.ts';

async function syncAll(sites: readonly HubSite[]): Promise<void> {
  for (let round = 0; round < 2; round += 1) for (const { context } of sites) await syncNow(context);
}

/** Two centres that know of the same volunteers and activities. */
async function twoCentres() {
  const hub = await testHub();
  const sites = [await enrolledSite(hub, '13'), await enrolledSite(hub, '02')] as const;
  const volunteers = registerVolunteers(sites[0].context, 2);
  const activities = ['a0', 'a1'].map((id) => plannedActivity(sites[0].context, id));
  await syncAll(sites);
  return { sites, volunteers, activities };
}

const arrive = ({ context, clerk }: HubSite, activityId: string, volunteerId: string) =>
  signIn(context, clerk, { activityId, who: { volunteerId }, way: 'name' });
const step = (
  { context, manager }: HubSite,
  activityId: string,
  participantId: string,
  name: AttendanceStep,
  minutes: number,
) => takeAttendanceStep(context, manager, { activityId, participantId, step: name, minutes, reason: '理由' });

it('a volunteer whom two centres signed in and confirmed while offline is counted once, everywhere', async () => {
  const { sites, volunteers, activities } = await twoCentres();
  const [volunteer = '', activity = ''] = [volunteers[0], activities[0]];
  for (const site of sites) arrive(site, activity, volunteer);
  step(sites[0], activity, volunteer, 'confirm', 180);
  step(sites[1], activity, volunteer, 'confirm', 120);
  await syncAll(sites);
  for (const { context } of sites) {
    expect(balanceOf(context.data.database.read, volunteer)).toEqual({ minutes: 120, points: 22 });
    expect(rosterOf(context, activity).attendances).toHaveLength(1);
    expect(ledgerDoubts(context)).toMatchObject([{ claims: [{ minutes: 120 }, { minutes: 180 }] }]);
    expect(checkLedger(context)).toMatchObject({ ok: true, hours: 2 });
  }
  step(sites[1], activity, volunteer, 'correct', 180);
  await syncAll(sites);
  for (const { context } of sites) {
    expect(balanceOf(context.data.database.read, volunteer).minutes).toBe(180);
    expect(ledgerDoubts(context)).toEqual([]);
  }
}, 60_000);

it('the town takes no change of a line of the ledger', async () => {
  const { sites, volunteers, activities } = await twoCentres();
  const [site] = sites;
  const [volunteer = '', activity = ''] = [volunteers[0], activities[0]];
  arrive(site, activity, volunteer);
  step(site, activity, volunteer, 'confirm', 120);
  const { database } = site.context.data;
  const line = database.read.first(entriesOfVolunteer(volunteer)) as { id: string };
  const command = {
    name: 'ledger.edit',
    actor: site.manager,
    subject: { entity: 'ledgerEntry', id: line.id },
  };
  database.write(command, (unit) => unit.update('ledgerEntry', { id: line.id }, { amount: 6000 }));
  await syncAll(sites);
  expect(balanceOf(database.read, volunteer).minutes).toBe(120);
  const { lines } = listOutbox(site.context, { text: '', state: 'refused', before: null, limit: 10 });
  expect(lines).toMatchObject([{ refusal: 'append-only' }]);
}, 60_000);

const acts = fc.array(
  fc.record({
    site: fc.nat(1),
    what: fc.constantFrom<'arrive' | 'sync' | AttendanceStep>(
      ...(['arrive', 'arrive', 'sync', 'confirm', 'confirm', 'correct', 'void', 'sign-in-again'] as const),
    ),
    who: fc.nat(1),
    where: fc.nat(1),
    minutes: fc.integer({ min: 1, max: 300 }),
  }),
  { minLength: 5, maxLength: 30 },
);

it('any history on two centres gives the same balances on both, and no hour counts twice', async () => {
  const { sites, volunteers } = await twoCentres();
  const mostConfirmed = new Map<string, number>();
  let run = 0;
  await fc.assert(
    fc.asyncProperty(acts, async (history) => {
      run += 1;
      const activities = ['x', 'y'].map((name) => plannedActivity(sites[0].context, `${name}${run}`));
      await syncAll(sites);
      for (const { site, what, who, where, minutes } of history) {
        const at = sites[site] as HubSite;
        const volunteer = volunteers[who] as string;
        const activity = activities[where] as string;
        try {
          if (what === 'sync') await syncNow(at.context);
          else if (what === 'arrive') arrive(at, activity, volunteer);
          else step(at, activity, volunteer, what, minutes);
          if (what !== 'confirm' && what !== 'correct') continue;
          const key = `${volunteer} ${activity}`;
          mostConfirmed.set(key, Math.max(minutes, mostConfirmed.get(key) ?? 0));
        } catch (error) {
          const { code } = error as { code: string };
          if (code !== 'ATTENDANCE_STEP_NOT_ALLOWED' && code !== 'NOT_FOUND') throw error;
        }
      }
      await syncAll(sites);
      const balances = sites.map(({ context }) =>
        volunteers.map((id) => balanceOf(context.data.database.read, id)),
      );
      expect(balances[1]).toEqual(balances[0]);
      for (const { context } of sites) expect(checkLedger(context).ok).toBe(true);
      for (const [at, id] of volunteers.entries()) {
        const most = [...mostConfirmed]
          .filter(([key]) => key.startsWith(`${id} `))
          .reduce((sum, [, minutes]) => sum + minutes, 0);
        expect(balances[0]?.[at]?.minutes).toBeLessThanOrEqual(most);
      }
    }),
    { numRuns: 12 },
  );
}, 120_000);
