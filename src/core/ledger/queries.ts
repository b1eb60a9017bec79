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

/** The entries that count one attendance and that nobody has taken back, of both kinds. */
export function standingEntries(activityId: string, volunteerId: string) {
  return query
    .selectFrom('ledger_entries as entry')
    .selectAll('entry')
    .where('entry.activity_id', '=', activityId)
    .where('entry.volunteer_id', '=', volunteerId)
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

/** The same of hours alone, with the centre of each: the smallest first, which is the one that counts. */
export function claimsOf(activityId: string, volunteerId: string) {
  return standingEntries(activityId, volunteerId)
    .where('entry.kind', '=', 'hours')
    .leftJoin('centres', 'centres.site_number', 'entry.site_number')
    .select('centres.name as centre_name')
    .orderBy('entry.amount')
    .orderBy('entry.id');
}

/**
 * One line for each attendance and kind that counts: of entries by several centres the smaller amount, as
 * `countLedger` has it.
 */
export function countedAttendances() {
  return query
    .selectFrom('ledger_entries as entry')
    .select(['entry.volunteer_id', 'entry.activity_id', 'entry.kind', 'entry.service_day'])
    .select(({ fn }) => [fn.min<number>('entry.amount').as('amount'), fn.countAll<number>().as('claims')])
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
    )
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

/** Attendances whose hours more than one centre has confirmed. */
export function doubtfulAttendances() {
  return query
    .selectFrom(countedAttendances().where('entry.kind', '=', 'hours').as('counted'))
    .select(['counted.volunteer_id', 'counted.activity_id'])
    .where('counted.claims', '>', 1)
    .limit(200);
}

export function pointRuleRows() {
  return query.selectFrom('point_rules').selectAll().orderBy('effective_from').orderBy('rule_version');
}
