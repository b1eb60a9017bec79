import { query } from '../db/query.ts';
import { countedAttendances } from '../ledger/queries.ts';

interface Period {
  /** Instants: from, included, until, left out. */
  from: string;
  until: string;
  siteNumber?: string | undefined;
}

/** Every activity held in a period, with what came of it. */
export function heldActivities({ from, until, siteNumber }: Period) {
  let held = query
    .selectFrom('activities')
    .leftJoin('activity_types as type', 'type.code', 'activities.type_code')
    .select([
      'activities.id',
      'activities.site_number',
      'activities.type_code',
      'activities.branch_id',
      'activities.starts_at',
      'activities.people_served',
      'type.name as type_name',
      'type.counts_as',
    ])
    .where('activities.state', '=', 'held')
    .where('activities.starts_at', '>=', from)
    .where('activities.starts_at', '<', until);
  if (siteNumber !== undefined) held = held.where('activities.site_number', '=', siteNumber);
  return held;
}

/** How many came to each activity of a period: who was taken back, or only says so, is not counted. */
export function attendancesByActivity({ from, until }: Period) {
  return query
    .selectFrom('attendances')
    .innerJoin('activities', 'activities.id', 'attendances.activity_id')
    .select('attendances.activity_id')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('activities.starts_at', '>=', from)
    .where('activities.starts_at', '<', until)
    .where('attendances.state', 'in', ['present', 'confirmed'])
    .groupBy('attendances.activity_id');
}

/** Minutes in the ledger by activity, of service in a period of days. */
export function minutesByActivity(fromDay: string, untilDay: string) {
  return query
    .selectFrom(
      countedAttendances()
        .where('entry.kind', '=', 'hours')
        .where('entry.service_day', '>=', fromDay)
        .where('entry.service_day', '<=', untilDay)
        .as('counted'),
    )
    .select('counted.activity_id')
    .select(({ fn }) => fn.sum<number>('counted.amount').as('minutes'))
    .groupBy('counted.activity_id');
}

/** Every branch there ever was, in the order of the names: what a closed one held still counts. */
export const allBranches = query
  .selectFrom('party_branches')
  .select(['id', 'name'])
  .orderBy('name')
  .orderBy('id');

/** Volunteers by centre who were registered on a day. */
export function volunteersByCentre(day: string) {
  return query
    .selectFrom('volunteers')
    .select('site_number')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('registered_on', '<=', day)
    .where((where) => where.or([where('left_on', 'is', null), where('left_on', '>', day)]))
    .groupBy('site_number');
}
