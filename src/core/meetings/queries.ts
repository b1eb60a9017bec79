import { query } from '../db/query.ts';

/** Gatherings of branches that begin within a span of instants, with their minutes where there are any. */
export function gatheringsBetween(start: string, end: string) {
  return query
    .selectFrom('activities as activity')
    .innerJoin('activity_types as type', 'type.code', 'activity.type_code')
    .leftJoin('meeting_minutes as minutes', 'minutes.activity_id', 'activity.id')
    .select([
      'activity.id',
      'activity.name',
      'activity.branch_id',
      'activity.starts_at',
      'activity.state',
      'minutes.kinds',
    ])
    .where('activity.branch_id', 'is not', null)
    .where('type.counts_as', '=', 'meeting')
    .where('activity.state', '!=', 'cancelled')
    .where('activity.starts_at', '>=', start)
    .where('activity.starts_at', '<', end)
    .orderBy('activity.starts_at')
    .orderBy('activity.id');
}

/** When the first gathering with minutes was held. */
export const firstGathering = query
  .selectFrom('activities as activity')
  .innerJoin('meeting_minutes as minutes', 'minutes.activity_id', 'activity.id')
  .select(({ fn }) => fn.min('activity.starts_at').as('starts_at'));

export function meetingById(id: string) {
  return query
    .selectFrom('activities as activity')
    .innerJoin('meeting_minutes as minutes', 'minutes.activity_id', 'activity.id')
    .innerJoin('party_branches as branch', 'branch.id', 'activity.branch_id')
    .leftJoin('centres as centre', 'centre.site_number', 'activity.site_number')
    .selectAll('minutes')
    .select([
      'activity.id',
      'activity.branch_id',
      'activity.site_number',
      'activity.starts_at',
      'activity.ends_at',
      'activity.place',
      'branch.name as branch_name',
      'centre.name as centre_name',
    ])
    .where('activity.id', '=', id);
}

export function minutesOf(activityId: string) {
  return query.selectFrom('meeting_minutes').select('activity_id').where('activity_id', '=', activityId);
}

export function branchById(id: string) {
  return query
    .selectFrom('party_branches as branch')
    .leftJoin('centres as centre', 'centre.site_number', 'branch.site_number')
    .select([
      'branch.id',
      'branch.name',
      'branch.site_number',
      'branch.waived_meetings',
      'centre.name as centre_name',
    ])
    .where('branch.id', '=', id);
}

/** What each branch has not to hold, as JSON. */
export const waivedByBranch = query.selectFrom('party_branches').select(['id', 'waived_meetings']);
