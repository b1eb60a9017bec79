import { cancelActivities } from '#core/activities/change.ts';
import { moveActivities } from '#core/activities/move.ts';
import { planActivities } from '#core/activities/plan.ts';
import { signUp, tellSignUp, withdrawSignUp } from '#core/activities/sign-ups.ts';
import { reportService } from '#core/attendances/service.ts';
import { signIn } from '#core/attendances/sign-in.ts';
import { takeAttendanceStep } from '#core/attendances/take-step.ts';
import type { CoreContext } from '#core/context.ts';
import { query } from '#core/db/query.ts';
import { ledgerDoubts, settleDoubt } from '#core/ledger/doubts.ts';
import { addPointRule } from '#core/ledger/rules.ts';
import type { Random } from '#core/seed/random.ts';
import { activityPlan } from '#core/testing/activities.ts';
import { volunteerData } from '#core/testing/volunteers.ts';
import { saveVolunteer } from '#core/volunteers/service.ts';
import { ATTENDANCE_STEPS } from '#shared/domain/attendance.ts';
import { addCalendarDays, localDateInShanghai } from '#shared/domain/local-date.ts';

import { aClerk, manager, telephone } from './people.ts';

/** So few, of the latest, that centres meet on them. */
const knownAtOnce = 2;

/** Somebody is registered; two centres may register one person without knowing of it. */
export function registerVolunteer(context: CoreContext, random: Random): void {
  const order = random.between(0, 999);
  const data = volunteerData(order, { siteNumber: context.data.database.site.siteNumber });
  saveVolunteer(context, aClerk(context, random), { id: null, data, notSameAs: null });
}

export function planOne(context: CoreContext, random: Random): void {
  const firstDay = localDateInShanghai(context.data.database.now());
  const once = activityPlan().rule;
  const plan = activityPlan({
    ...{ name: `活动${random.below(5)}`, capacity: random.between(1, 3) },
    ...{ rule: { ...once, firstDay, skipHolidays: false }, startTime: '08:00', endTime: '20:00' },
  });
  planActivities(context, manager(context), { ...plan, clashReason: '都要办' });
}

export function moveOne(context: CoreContext, random: Random): void {
  const id = anActivity(context, random);
  if (!id) return;
  const day = addCalendarDays(localDateInShanghai(context.data.database.now()), random.below(3));
  const to = { day, startTime: `0${random.between(7, 9)}:00`, endTime: '20:00' };
  moveActivities(context, manager(context), { id, scope: 'one', ...to, clashReason: '都要办' });
}

export function cancelOne(context: CoreContext, random: Random): void {
  const id = anActivity(context, random);
  if (id) cancelActivities(context, manager(context), { id, scope: 'one', reason: '暴雨' });
}

/** A place, or a place on the waiting list; given back, and told of. */
export function signUpOne(context: CoreContext, random: Random): void {
  const [id, volunteerId] = [anActivity(context, random), aVolunteer(context, random)];
  if (!id || !volunteerId) return;
  const actor = aClerk(context, random);
  const done = random.below(4);
  const who = { id, participantId: volunteerId };
  if (done < 2) signUp(context, actor, { id, volunteerId, name: '林志', phone: telephone(random) });
  else if (done === 2) withdrawSignUp(context, actor, who);
  else tellSignUp(context, actor, { ...who, told: random.chance(0.8) });
}

export function signInOne(context: CoreContext, random: Random): void {
  const [activityId, volunteerId] = [anActivity(context, random), aVolunteer(context, random)];
  if (!activityId || !volunteerId) return;
  signIn(context, aClerk(context, random), { activityId, who: { volunteerId }, way: 'name' });
}

/** Signed out, confirmed, corrected, taken back and again: the organiser's list, and with it the ledger. */
export function stepOfAttendance(context: CoreContext, random: Random): void {
  const { read } = context.data.database;
  const present = read.all(
    query
      .selectFrom('attendances')
      .select(['activity_id', 'participant_id'])
      .orderBy('activity_id', 'desc')
      .orderBy('participant_id')
      .limit(2 * knownAtOnce),
  );
  if (present.length === 0) return;
  const { activity_id: activityId, participant_id: participantId } = random.pick(present);
  const step = random.pick(['confirm', 'confirm', 'correct', ...ATTENDANCE_STEPS] as const);
  const minutes = 30 * random.below(9);
  takeAttendanceStep(context, manager(context), { activityId, participantId, step, minutes, reason: '理由' });
}

export function reportOne(context: CoreContext, random: Random): void {
  const [activityId, volunteerId] = [anActivity(context, random), aVolunteer(context, random)];
  if (!activityId || !volunteerId) return;
  const until = context.data.database.now().getTime();
  const line = {
    ...{ who: { volunteerId }, travelMinutes: 0, content: '' },
    signedInAt: new Date(until - 3_600_000 * random.between(1, 4)).toISOString(),
    signedOutAt: new Date(until).toISOString(),
  };
  reportService(context, aClerk(context, random), { activityId, line });
}

export function changePointRule(context: CoreContext, random: Random): void {
  const { database } = context.data;
  const content = {
    byType: { '*': { perAttendance: random.below(3), perHour: random.below(20), most: null } },
  };
  addPointRule(context, manager(context), {
    ...{ ruleVersion: `${database.site.siteNumber}-${random.below(1_000_000)}`, name: '办法', content },
    effectiveFrom: localDateInShanghai(database.now()),
  });
}

/** What two centres counted differently a manager ends by the list. */
export function settleOne(context: CoreContext, random: Random): void {
  const doubts = ledgerDoubts(context);
  if (doubts.length === 0) return;
  const { activityId, volunteerId } = random.pick(doubts);
  settleDoubt(context, manager(context), { activityId, volunteerId });
}

function anActivity({ data: { database } }: CoreContext, random: Random): string | null {
  const latest = query.selectFrom('activities').select('id').orderBy('id', 'desc').limit(knownAtOnce);
  const known = database.read.all(latest);
  return known.length === 0 ? null : random.pick(known).id;
}

function aVolunteer({ data: { database } }: CoreContext, random: Random): string | null {
  const latest = query.selectFrom('volunteers').select('id').orderBy('id', 'desc').limit(knownAtOnce);
  const known = database.read.all(latest);
  return known.length === 0 ? null : random.pick(known).id;
}
