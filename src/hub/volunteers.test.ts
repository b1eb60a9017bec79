import fc from 'fast-check';
import { expect, it } from 'vitest';
import { reportService, rosterOf } from '#core/attendances/service.ts';
import { signIn } from '#core/attendances/sign-in.ts';
import { takeAttendanceStep } from '#core/attendances/take-step.ts';
import { checkLedger } from '#core/ledger/check.ts';
import { ledgerDoubts, settleDoubt } from '#core/ledger/doubts.ts';
import { entriesOfVolunteer } from '#core/ledger/queries.ts';
import { addPointRule } from '#core/ledger/rules.ts';
import { balanceOf } from '#core/ledger/service.ts';
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
    expect(ledgerDoubts(context)).toMatchObject([
      {
        why: 'several-claims',
        claims: [
          { kind: 'hours', amount: 120 },
          { kind: 'hours', amount: 180 },
          { kind: 'points', amount: 22 },
          { kind: 'points', amount: 32 },
        ],
      },
    ]);
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

it('what one centre took back while another corrected it is not counted, is named, and is settled by the list', async () => {
  const { sites, volunteers, activities } = await twoCentres();
  const [volunteer = '', activity = ''] = [volunteers[0], activities[0]];
  arrive(sites[0], activity, volunteer);
  step(sites[0], activity, volunteer, 'confirm', 120);
  await syncAll(sites);
  step(sites[0], activity, volunteer, 'void', 0);
  step(sites[1], activity, volunteer, 'correct', 90);
  await syncAll(sites);
  for (const { context } of sites) {
    expect(balanceOf(context.data.database.read, volunteer)).toEqual({ minutes: 0, points: 0 });
    expect(ledgerDoubts(context)).toMatchObject([
      {
        why: 'several-claims',
        listed: { state: 'void' },
        claims: [
          { kind: 'hours', amount: 0 },
          { kind: 'hours', amount: 90 },
          { kind: 'points', amount: 0 },
          { kind: 'points', amount: 17 },
        ],
      },
    ]);
    const { ok, problems } = checkLedger(context);
    expect(ok).toBe(true);
    expect(problems.map(({ code }) => code)).toEqual(['counted-twice', 'counted-twice']);
  }
  step(sites[1], activity, volunteer, 'sign-in-again', 0);
  step(sites[1], activity, volunteer, 'confirm', 90);
  await syncAll(sites);
  for (const { context } of sites) {
    expect(balanceOf(context.data.database.read, volunteer)).toEqual({ minutes: 90, points: 17 });
    expect(checkLedger(context)).toMatchObject({ ok: true, problems: [] });
  }
}, 60_000);

it('a list that another centre set back while one confirmed is named, and the ledger follows it when told to', async () => {
  const { sites, volunteers, activities } = await twoCentres();
  const [volunteer = '', activity = ''] = [volunteers[0], activities[0]];
  arrive(sites[0], activity, volunteer);
  step(sites[0], activity, volunteer, 'void', 0);
  await syncAll(sites);
  step(sites[1], activity, volunteer, 'sign-in-again', 0);
  await syncNow(sites[1].context);
  step(sites[0], activity, volunteer, 'sign-in-again', 0);
  step(sites[0], activity, volunteer, 'confirm', 60);
  await syncAll(sites);
  for (const { context } of sites) {
    // Written first at the hub, so it stands; the confirmation lost the field and kept its entry.
    expect(rosterOf(context, activity).attendances).toMatchObject([{ state: 'present' }]);
    expect(balanceOf(context.data.database.read, volunteer).minutes).toBe(60);
    expect(ledgerDoubts(context)).toMatchObject([{ why: 'list-differs', listed: { state: 'present' } }]);
    expect(checkLedger(context)).toMatchObject({
      ok: true,
      problems: [{ code: 'list-differs', volunteerId: volunteer, activityId: activity }],
    });
  }
  settleDoubt(sites[0].context, sites[0].manager, { activityId: activity, volunteerId: volunteer });
  await syncAll(sites);
  for (const { context } of sites) expect(checkLedger(context)).toMatchObject({ ok: true, problems: [] });
}, 60_000);

const acts = fc.array(
  fc.record({
    site: fc.nat(1),
    what: fc.constantFrom<'arrive' | 'report' | 'rule' | 'sync' | AttendanceStep>(
      ...(['arrive', 'arrive', 'sync', 'confirm', 'confirm', 'correct', 'void', 'sign-in-again'] as const),
      ...(['report', 'reject', 'rule', 'sign-out'] as const),
    ),
    who: fc.nat(1),
    where: fc.nat(1),
    minutes: fc.integer({ min: 0, max: 300 }),
  }),
  { minLength: 5, maxLength: 40 },
);
type Act = (typeof acts extends fc.Arbitrary<infer Acts> ? Acts : never)[number];

/** One step of a history as somebody at a centre takes it; what is not allowed there is refused and changes nothing. */
function take(at: HubSite, { what, minutes }: Act, volunteer: string, activity: string, name: string): void {
  if (what === 'arrive') arrive(at, activity, volunteer);
  else if (what === 'report') {
    const [signedInAt, signedOutAt] = ['2026-06-09T00:00:00.000Z', '2026-06-09T01:00:00.000Z'];
    const line = { who: { volunteerId: volunteer }, signedInAt, signedOutAt, travelMinutes: 0, content: '' };
    reportService(at.context, at.clerk, { activityId: activity, line });
  } else if (what === 'rule') {
    const content = { byType: { '*': { perAttendance: 1, perHour: minutes, most: null } } };
    const rule = { ruleVersion: name, effectiveFrom: '2026-06-09', name: '办法', content };
    addPointRule(at.context, at.manager, rule);
  } else if (what !== 'sync') step(at, activity, volunteer, what, minutes);
}

/** What stands in a ledger, counted in the plainest way there is: the smallest of what nobody took back, one by one. */
function recount({ context }: HubSite, volunteer: string) {
  const entries = context.data.database.read.all(entriesOfVolunteer(volunteer));
  const standing = entries.filter(
    ({ id, reverses }) => reverses === null && !entries.some((other) => other.reverses === id),
  );
  const counted = new Map<string, number>();
  for (const { activity_id, kind, amount } of standing) {
    const key = `${activity_id} ${kind}`;
    counted.set(key, Math.min(amount, counted.get(key) ?? amount));
  }
  const sum = (kind: string) =>
    [...counted].reduce((all, [key, amount]) => all + (key.endsWith(kind) ? amount : 0), 0);
  return { counted, balance: { minutes: sum('hours'), points: sum('points') } };
}

it('any history on two centres gives the same balances on both, as recounted, and no hour counts twice', async () => {
  const { sites, volunteers } = await twoCentres();
  let run = 0;
  await fc.assert(
    fc.asyncProperty(acts, async (history) => {
      run += 1;
      const activities = ['x', 'y'].map((name) => plannedActivity(sites[0].context, `${name}${run}`));
      const said = new Map<string, number[]>();
      await syncAll(sites);
      for (const [order, act] of history.entries()) {
        const at = sites[act.site] as HubSite;
        const [volunteer, activity] = [volunteers[act.who] as string, activities[act.where] as string];
        if (act.what === 'sync') await syncNow(at.context);
        try {
          take(at, act, volunteer, activity, `${run}-${order}`);
          const key = `${volunteer} ${activity}`;
          if (act.what === 'confirm' || act.what === 'correct') {
            said.set(key, [...(said.get(key) ?? []), act.minutes]);
          }
        } catch (error) {
          const { code } = error as { code: string };
          if (code !== 'ATTENDANCE_STEP_NOT_ALLOWED' && code !== 'NOT_FOUND') throw error;
        }
      }
      await syncAll(sites);
      for (const site of sites) {
        const { ok, problems } = checkLedger(site.context);
        expect(ok).toBe(true);
        const differing = problems.filter(({ code }) => code === 'list-differs');
        const shown = ledgerDoubts(site.context).filter(({ why }) => why === 'list-differs');
        expect(shown.map((one) => `${one.activityId} ${one.volunteerId}`).sort()).toEqual(
          differing.map((one) => `${one.activityId} ${one.volunteerId}`).sort(),
        );
        for (const volunteer of volunteers) {
          const { counted, balance } = recount(site, volunteer);
          expect(balanceOf(site.context.data.database.read, volunteer)).toEqual(balance);
          for (const activity of activities) {
            const minutes = counted.get(`${activity} hours`) ?? 0;
            expect([0, ...(said.get(`${volunteer} ${activity}`) ?? [])]).toContain(minutes);
          }
        }
      }
      for (const volunteer of volunteers) {
        expect(recount(sites[1], volunteer)).toEqual(recount(sites[0], volunteer));
      }
      const [first] = sites;
      for (const { activityId, volunteerId } of ledgerDoubts(first.context)) {
        settleDoubt(first.context, first.manager, { activityId, volunteerId });
      }
      await syncAll(sites);
      for (const site of sites) {
        expect(checkLedger(site.context)).toMatchObject({ ok: true, problems: [] });
        expect(ledgerDoubts(site.context)).toEqual([]);
        for (const activity of activities) {
          for (const { volunteerId, state, minutes } of rosterOf(site.context, activity).attendances) {
            const { counted } = recount(site, volunteerId ?? '');
            expect(counted.get(`${activity} hours`) ?? 0).toBe(state === 'confirmed' ? minutes : 0);
          }
        }
      }
    }),
    { numRuns: 12 },
  );
}, 180_000);
