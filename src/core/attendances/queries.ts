import { query } from '../db/query.ts';

/** What signing in has to know of an activity. */
export function activityForAttendance(activityId: string) {
  return query
    .selectFrom('activities')
    .leftJoin('activity_types as type', 'type.code', 'activities.type_code')
    .select([
      'activities.id',
      'activities.name',
      'activities.type_code',
      'activities.site_number',
      'activities.starts_at',
      'activities.ends_at',
      'activities.state',
      'activities.course_id',
      'type.gives_hours',
    ])
    .where('activities.id', '=', activityId);
}
export type ActivityRow = Awaited<ReturnType<ReturnType<typeof activityForAttendance>['execute']>>[number];

export function attendanceOf(activityId: string, participantId: string) {
  return query
    .selectFrom('attendances')
    .selectAll()
    .where('activity_id', '=', activityId)
    .where('participant_id', '=', participantId);
}
export type AttendanceRow = Awaited<ReturnType<ReturnType<typeof attendanceOf>['execute']>>[number];

/** Everybody who came, who came last first. */
export function attendancesOf(activityId: string) {
  return query
    .selectFrom('attendances')
    .selectAll()
    .where('activity_id', '=', activityId)
    .orderBy('signed_in_at', 'desc')
    .orderBy('participant_id', 'desc');
}

/** Who signed up and has not come, in the order of signing up. */
export function expectedAt(activityId: string) {
  return query
    .selectFrom('activity_sign_ups as sign_up')
    .select(['sign_up.participant_id', 'sign_up.volunteer_id', 'sign_up.name', 'sign_up.phone'])
    .where('sign_up.activity_id', '=', activityId)
    .where('sign_up.withdrawn_at', 'is', null)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('attendances')
            .select('attendances.participant_id')
            .whereRef('attendances.activity_id', '=', 'sign_up.activity_id')
            .whereRef('attendances.participant_id', '=', 'sign_up.participant_id')
            .where('attendances.state', '<>', 'void'),
        ),
      ),
    )
    .orderBy('sign_up.signed_up_at')
    .orderBy('sign_up.participant_id');
}

/**
 * Activities of a centre that are over and of which nobody was signed in, the latest first: their sheets are still to be
 * entered. Meetings have their minutes instead.
 */
export function activitiesWithoutRoster(siteNumber: string, after: string, before: string, limit: number) {
  return query
    .selectFrom('activities')
    .innerJoin('activity_types as type', 'type.code', 'activities.type_code')
    .select(['activities.id', 'activities.name', 'activities.starts_at', 'activities.ends_at'])
    .select((columns) =>
      columns
        .selectFrom('activity_sign_ups as sign_up')
        .whereRef('sign_up.activity_id', '=', 'activities.id')
        .where('sign_up.withdrawn_at', 'is', null)
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .as('signed_up'),
    )
    .where('activities.site_number', '=', siteNumber)
    .where('activities.starts_at', '>=', after)
    .where('activities.starts_at', '<', before)
    .where('activities.ends_at', '<', before)
    .where('activities.state', '<>', 'cancelled')
    .where('type.counts_as', '<>', 'meeting')
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('attendances')
            .select('attendances.participant_id')
            .whereRef('attendances.activity_id', '=', 'activities.id')
            .where('attendances.state', '<>', 'void'),
        ),
      ),
    )
    .orderBy('activities.starts_at', 'desc')
    .limit(limit);
}

/** Activities of which somebody's presence waits to be confirmed, the oldest first. */
export function activitiesToConfirm(limit: number) {
  return query
    .selectFrom('attendances')
    .innerJoin('activities', 'activities.id', 'attendances.activity_id')
    .leftJoin('centres', 'centres.site_number', 'activities.site_number')
    .select([
      'activities.id',
      'activities.name',
      'activities.starts_at',
      'activities.ends_at',
      'centres.name as centre_name',
    ])
    .select(({ fn, eb }) => [
      fn.sum<number>(eb.case().when('attendances.state', '=', 'present').then(1).else(0).end()).as('present'),
      fn
        .sum<number>(eb.case().when('attendances.state', '=', 'reported').then(1).else(0).end())
        .as('reported'),
    ])
    .where('attendances.state', 'in', ['present', 'reported'])
    .groupBy('activities.id')
    .orderBy('activities.starts_at')
    .limit(limit);
}
