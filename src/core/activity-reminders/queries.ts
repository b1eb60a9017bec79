import { query } from '../db/query.ts';

/** Who signed up for an activity and did not withdraw, with where a volunteer lives. */
export function comersOf(activityId: string) {
  return query
    .selectFrom('activity_sign_ups as sign_up')
    .leftJoin('volunteers as volunteer', 'volunteer.id', 'sign_up.volunteer_id')
    .selectAll('sign_up')
    .select('volunteer.address')
    .where('sign_up.activity_id', '=', activityId)
    .where('sign_up.withdrawn_at', 'is', null);
}

export function speakersOf(activityId: string) {
  return query
    .selectFrom('activity_lecturers as of')
    .innerJoin('lecturers as lecturer', 'lecturer.id', 'of.lecturer_id')
    .select(['lecturer.name', 'lecturer.phone'])
    .where('of.activity_id', '=', activityId)
    .orderBy('lecturer.name_initials')
    .orderBy('lecturer.id');
}
