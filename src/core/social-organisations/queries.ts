import { query } from '../db/query.ts';

/** Organisations in use with how many activities each took part in, in the order of the pinyin. */
export const organisationLines = query
  .selectFrom('social_organisations as organisation')
  .leftJoin('centres as centre', 'centre.site_number', 'organisation.site_number')
  .selectAll('organisation')
  .select('centre.name as centre_name')
  .select((columns) =>
    columns
      .selectFrom('activity_organisations as taking')
      .innerJoin('activities as activity', 'activity.id', 'taking.activity_id')
      .whereRef('taking.organisation_id', '=', 'organisation.id')
      .where('activity.state', '!=', 'cancelled')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .as('activities'),
  )
  .where('organisation.closed_on', 'is', null)
  .orderBy('organisation.name_initials')
  .orderBy('organisation.id');

export function takenPartBy(organisationId: string) {
  return query
    .selectFrom('activity_organisations as taking')
    .innerJoin('activities as activity', 'activity.id', 'taking.activity_id')
    .leftJoin('activity_types as type', 'type.code', 'activity.type_code')
    .select(['activity.id', 'activity.name', 'activity.starts_at', 'type.name as type_name'])
    .where('taking.organisation_id', '=', organisationId)
    .where('activity.state', '!=', 'cancelled')
    .orderBy('activity.starts_at', 'desc')
    .limit(200);
}

/** Those that take part in an activity, by name. */
export function takingPart(activityId: string) {
  return query
    .selectFrom('activity_organisations as taking')
    .innerJoin('social_organisations as organisation', 'organisation.id', 'taking.organisation_id')
    .select(['organisation.id', 'organisation.name'])
    .where('taking.activity_id', '=', activityId)
    .orderBy('organisation.name_initials')
    .orderBy('organisation.id');
}

export function organisationById(id: string) {
  return query.selectFrom('social_organisations').select(['id', 'closed_on']).where('id', '=', id);
}
