import { uuidv7 } from 'uuidv7';
import type { StarApplication, StarCandidate, StarsOverview } from '#shared/contract/stars.ts';
import { type LocalDate, localDateInShanghai } from '#shared/domain/local-date.ts';
import { noticeUntil, STAR_HOURS, type StarState, starsFor } from '#shared/domain/stars.ts';
import { loadWorkCalendar } from '../calendar/service.ts';
import type { CoreContext } from '../context.ts';
import type { EntityFields } from '../db/synced-entities.ts';
import { failure } from '../errors.ts';
import { balanceOf, balances } from '../ledger/service.ts';
import { requireRole, type StaffActor } from '../staff/roles.ts';
import { starsGranted, volunteerById } from '../volunteers/queries.ts';
import {
  type ApplicationRow,
  applicationById,
  applicationsOf,
  latestApplications,
  volunteersFromMinutes,
} from './queries.ts';

const mostApplications = 200;
const mostCandidates = 200;
const waiting: readonly string[] = ['applied', 'noticed'];

/** 评星定级 as it stands: what was applied for, and who could apply. */
export function starsOverview(context: CoreContext): StarsOverview {
  const { database } = context.data;
  const { read } = database;
  const today = localDateInShanghai(database.now());
  const rows = read.all(latestApplications(mostApplications));
  const earned = balances(read, [...new Set(rows.map(({ volunteer_id }) => volunteer_id))]);
  const minutesNow = (id: string) => earned.get(id)?.minutes ?? 0;
  return {
    applications: rows.map((row) => applicationOf(row, minutesNow(row.volunteer_id), today)),
    candidates: candidates(context),
  };
}

function applicationOf(row: ApplicationRow, minutesNow: number, today: LocalDate): StarApplication {
  return {
    id: row.id,
    volunteerId: row.volunteer_id,
    name: row.name,
    centreName: row.centre_name ?? '',
    stars: row.stars,
    minutes: row.minutes,
    minutesNow,
    appliedOn: row.applied_on,
    proof: row.proof,
    state: row.state as StarState,
    noticeFrom: row.notice_from,
    noticeUntil: row.notice_until,
    mayBeGranted: isNoticeOver(row, today) && starsFor(minutesNow) >= row.stars,
    objections: row.objections,
    decidedOn: row.decided_on,
    decidedBy: row.decided_by,
    reason: row.reason,
    barredUntil: row.barred_until,
  };
}

function candidates({ data: { database } }: CoreContext): StarCandidate[] {
  const { read } = database;
  const rows = read.all(volunteersFromMinutes(STAR_HOURS[0] * 60, mostCandidates));
  if (rows.length === 0) return [];
  const granted = new Map(
    read.all(starsGranted(rows.map(({ id }) => id))).map((row) => [row.volunteer_id, row.stars]),
  );
  return rows
    .map((row) => ({
      volunteerId: row.id,
      name: row.name,
      centreName: row.centre_name ?? '',
      minutes: row.minutes,
      stars: granted.get(row.id) ?? 0,
      mayHave: starsFor(row.minutes),
    }))
    .filter(
      ({ volunteerId, stars, mayHave }) =>
        mayHave > stars &&
        !read.all(applicationsOf(volunteerId)).some(({ state }) => waiting.includes(state)),
    );
}

/** The last day of the notice is still part of it. */
function isNoticeOver({ state, notice_until }: ApplicationRow, today: LocalDate): boolean {
  return state === 'noticed' && notice_until !== null && notice_until < today;
}

/**
 * Applies for stars with proof.
 * @throws CoreError `ROLE_NOT_ALLOWED`, `NOT_FOUND`, `STARS_REFUSED`: too few hours, had already, an application waits,
 *   or barred for false hours
 */
export function applyForStars(
  context: CoreContext,
  actor: StaffActor,
  { volunteerId, stars, proof }: { volunteerId: string; stars: number; proof: string },
): StarsOverview {
  requireRole(actor, 'clerk', 'manager', 'administrator');
  const { database } = context.data;
  const { read } = database;
  const volunteer = read.first(volunteerById(volunteerId));
  if (!volunteer) throw failure('NOT_FOUND', { entity: 'volunteer', id: volunteerId });
  const today = localDateInShanghai(database.now());
  const { minutes } = balanceOf(read, volunteerId);
  const earlier = read.all(applicationsOf(volunteerId));
  const refuse = (why: StarsRefusal) => failure('STARS_REFUSED', { why, name: volunteer.name });
  if (earlier.some(({ barred_until }) => barred_until !== null && barred_until >= today))
    throw refuse('barred');
  if (earlier.some(({ state }) => waiting.includes(state))) throw refuse('waiting');
  if (earlier.some((one) => one.state === 'granted' && one.stars >= stars)) throw refuse('had-already');
  if (starsFor(minutes) < stars) throw refuse('too-few-hours');
  const id = uuidv7();
  database.write({ name: 'stars.apply', actor, subject: { entity: 'starApplication', id } }, (unit) =>
    unit.insert('starApplication', {
      id,
      volunteer_id: volunteerId,
      stars,
      minutes,
      applied_on: today,
      proof: proof.trim(),
      state: 'applied',
      notice_from: null,
      notice_until: null,
      objections: '',
      decided_on: null,
      decided_by: '',
      reason: '',
      barred_until: null,
    }),
  );
  return starsOverview(context);
}

export type StarsRefusal =
  | 'too-few-hours'
  | 'had-already'
  | 'waiting'
  | 'barred'
  | 'notice-lasts'
  | 'other-state';

/** 公示 from today. @throws CoreError `ROLE_NOT_ALLOWED`, `NOT_FOUND`, `STARS_REFUSED` */
export function putUpStars(context: CoreContext, actor: StaffActor, id: string): StarsOverview {
  const { database } = context.data;
  const today = localDateInShanghai(database.now());
  const { until } = noticeUntil(today, loadWorkCalendar(database.read));
  return change(context, actor, { id, from: ['applied'], command: 'stars.putUp', reason: '' }, () => ({
    state: 'noticed',
    notice_from: today,
    notice_until: until,
  }));
}

/**
 * Grants the stars once the notice is over, if the hours still entitle to them.
 * @throws CoreError `ROLE_NOT_ALLOWED`, `NOT_FOUND`, `STARS_REFUSED`
 */
export function grantStars(
  context: CoreContext,
  actor: StaffActor,
  { id, objections }: { id: string; objections: string },
): StarsOverview {
  const { read } = context.data.database;
  const today = localDateInShanghai(context.data.database.now());
  return change(context, actor, { id, from: ['noticed'], command: 'stars.grant', reason: '' }, (row) => {
    if (!isNoticeOver(row, today)) throw failure('STARS_REFUSED', { why: 'notice-lasts', name: row.name });
    if (starsFor(balanceOf(read, row.volunteer_id).minutes) < row.stars) {
      throw failure('STARS_REFUSED', { why: 'too-few-hours', name: row.name });
    }
    return { state: 'granted', objections: objections.trim(), decided_on: today, decided_by: actor.name };
  });
}

/** @throws CoreError `ROLE_NOT_ALLOWED`, `NOT_FOUND`, `STARS_REFUSED` */
export function refuseStars(
  context: CoreContext,
  actor: StaffActor,
  { id, objections, reason }: { id: string; objections: string; reason: string },
): StarsOverview {
  const today = localDateInShanghai(context.data.database.now());
  return change(context, actor, { id, from: waiting, command: 'stars.refuse', reason }, () => ({
    state: 'refused',
    objections: objections.trim(),
    reason: reason.trim(),
    decided_on: today,
    decided_by: actor.name,
  }));
}

/** 撤销 for false hours. @throws CoreError `ROLE_NOT_ALLOWED`, `NOT_FOUND`, `STARS_REFUSED` */
export function revokeStars(
  context: CoreContext,
  actor: StaffActor,
  { id, reason, barYears }: { id: string; reason: string; barYears: number },
): StarsOverview {
  const today = localDateInShanghai(context.data.database.now());
  const barred = `${Number(today.slice(0, 4)) + barYears}${today.slice(4)}`;
  return change(
    context,
    actor,
    { id, from: [...waiting, 'granted'], command: 'stars.revoke', reason },
    () => ({
      state: 'revoked',
      reason: reason.trim(),
      decided_on: today,
      decided_by: actor.name,
      barred_until: barred,
    }),
  );
}

function change(
  context: CoreContext,
  actor: StaffActor,
  { id, from, command, reason }: { id: string; from: readonly string[]; command: string; reason: string },
  fieldsOf: (row: ApplicationRow) => EntityFields<'starApplication'>,
): StarsOverview {
  requireRole(actor, 'manager', 'administrator');
  const { database } = context.data;
  const row = database.read.first(applicationById(id));
  if (!row) throw failure('NOT_FOUND', { entity: 'starApplication', id });
  if (!from.includes(row.state)) throw failure('STARS_REFUSED', { why: 'other-state', name: row.name });
  const fields = fieldsOf(row);
  database.write({ name: command, actor, subject: { entity: 'starApplication', id }, reason }, (unit) =>
    unit.update('starApplication', { id }, fields),
  );
  return starsOverview(context);
}
