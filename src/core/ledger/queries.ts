import { sql } from 'kysely';
import { query } from '../db/query.ts';

/** Every entry there is, for the whole to be counted again. */
export function allEntries() {
  return query
    .selectFrom('ledger_entries')
    .select(['id', 'volunteer_id', 'kind', 'amount', 'activity_id', 'reverses', 'rule_version', 'minutes']);
}

/** All entries of one volunteer, with the activity each is about, the newest first. */
export function entriesOfVolunteer(volunteerId: string) {
  return query
    .selectFrom('ledger_entries as entry')
    .leftJoin('activities', 'activities.id', 'entry.activity_id')
    .leftJoin('centres', 'centres.site_number', 'entry.site_number')
    .selectAll('entry')
    .select(['activities.name as activity_name', 'centres.name as centre_name'])
    .where('entry.volunteer_id', '=', volunteerId)
    .orderBy('entry.at', 'desc')
    .orderBy('entry.id', 'desc');
}

/** The entries that stand: that nobody has taken back, and that take back none themselves. */
function standing() {
  return query
    .selectFrom('ledger_entries as entry')
    .where('entry.reverses', 'is', null)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('ledger_entries as back')
            .select('back.id')
            .whereRef('back.reverses', '=', 'entry.id'),
        ),
      ),
    );
}

/** The entries that count one attendance and that nobody has taken back, of both kinds. */
export function standingEntries(activityId: string, volunteerId: string) {
  return standing()
    .selectAll('entry')
    .where('entry.activity_id', '=', activityId)
    .where('entry.volunteer_id', '=', volunteerId);
}

/** The same with the centre of each: hours before points, and the smallest first, which is the one that counts. */
export function claimsOf(activityId: string, volunteerId: string) {
  return standingEntries(activityId, volunteerId)
    .leftJoin('centres', 'centres.site_number', 'entry.site_number')
    .select('centres.name as centre_name')
    .orderBy('entry.kind')
    .orderBy('entry.amount')
    .orderBy('entry.id');
}

/**
 * One line for each attendance and kind that counts: of entries by several centres the smaller amount, as
 * `countLedger` has it.
 */
export function countedAttendances() {
  return standing()
    .select(['entry.volunteer_id', 'entry.activity_id', 'entry.kind', 'entry.service_day'])
    .select(({ fn }) => [fn.min<number>('entry.amount').as('amount'), fn.countAll<number>().as('claims')])
    .groupBy(['entry.volunteer_id', 'entry.kind', 'entry.activity_id']);
}

/** Minutes and points of some volunteers. */
export function balancesOf(volunteerIds: readonly string[]) {
  return query
    .selectFrom(countedAttendances().where('entry.volunteer_id', 'in', volunteerIds).as('counted'))
    .select('counted.volunteer_id')
    .select([
      sql<number>`sum(CASE counted.kind WHEN 'hours' THEN counted.amount ELSE 0 END)`.as('minutes'),
      sql<number>`sum(CASE counted.kind WHEN 'points' THEN counted.amount ELSE 0 END)`.as('points'),
    ])
    .groupBy('counted.volunteer_id');
}

/** Attendances of which more than one entry stands, since centres did not know of each other. */
export function doubtfulAttendances() {
  return query
    .selectFrom(countedAttendances().as('counted'))
    .select(['counted.volunteer_id', 'counted.activity_id'])
    .distinct()
    .where('counted.claims', '>', 1)
    .limit(200);
}

/** The line of a volunteer in an organiser's list; a confirmed one before others. */
export function attendanceListed(activityId: string, volunteerId: string) {
  return query
    .selectFrom('attendances')
    .selectAll()
    .where('activity_id', '=', activityId)
    .where('volunteer_id', '=', volunteerId)
    .orderBy(sql`state = 'confirmed'`, 'desc')
    .limit(1);
}

/** Every attendance of a volunteer, with whether its kind of activity gives hours. */
export function attendancesOfVolunteers() {
  return query
    .selectFrom('attendances')
    .innerJoin('activities', 'activities.id', 'attendances.activity_id')
    .leftJoin('activity_types as type', 'type.code', 'activities.type_code')
    .select([
      'attendances.activity_id',
      'attendances.volunteer_id',
      'attendances.state',
      'attendances.minutes',
      'type.gives_hours',
    ])
    .where('attendances.volunteer_id', 'is not', null);
}

/**
 * Attendances of which the organiser's list says something else than the ledger, where the ledger is of one mind: hours
 * of what is not confirmed, none or others of what is, points of what is not confirmed.
 */
export function differingAttendances() {
  const counted = (kind: string) => countedAttendances().where('entry.kind', '=', kind);
  return attendancesOfVolunteers()
    .leftJoin(counted('hours').as('hours'), (join) =>
      join
        .onRef('hours.activity_id', '=', 'attendances.activity_id')
        .onRef('hours.volunteer_id', '=', 'attendances.volunteer_id'),
    )
    .leftJoin(counted('points').as('points'), (join) =>
      join
        .onRef('points.activity_id', '=', 'attendances.activity_id')
        .onRef('points.volunteer_id', '=', 'attendances.volunteer_id'),
    )
    .where(sql<boolean>`coalesce(hours.claims, 1) = 1 AND coalesce(points.claims, 1) = 1`)
    .where(
      sql<boolean>`coalesce(hours.amount, 0) <>
          CASE WHEN attendances.state = 'confirmed' AND type.gives_hours = 1 THEN coalesce(attendances.minutes, 0) ELSE 0 END
        OR (attendances.state <> 'confirmed' AND coalesce(points.amount, 0) > 0)`,
    )
    .limit(200);
}

export function pointRuleRows() {
  return query.selectFrom('point_rules').selectAll().orderBy('effective_from').orderBy('rule_version');
}
