import { query } from '../db/query.ts';

/** Types of activities in their order, closed ones included. */
export const allTypes = query.selectFrom('activity_types').selectAll().orderBy('position').orderBy('code');

/** The rows a calendar shows, with the names that belong to them. */
function lines() {
  return query
    .selectFrom('activities as activity')
    .leftJoin('activity_types as type', 'type.code', 'activity.type_code')
    .leftJoin('rooms as room', 'room.id', 'activity.room_id')
    .leftJoin('centres as centre', 'centre.site_number', 'activity.site_number')
    .selectAll('activity')
    .select([
      'type.name as type_name',
      'type.counts_as',
      'room.name as room_name',
      'centre.name as centre_name',
    ])
    .select((columns) =>
      columns
        .selectFrom('activity_sign_ups as sign_up')
        .whereRef('sign_up.activity_id', '=', 'activity.id')
        .where('sign_up.withdrawn_at', 'is', null)
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .as('signed_up'),
    );
}

/** Activities that begin within a span of instants, the end excluded; of one centre or of all. */
export function linesBetween(start: string, end: string, siteNumber: string | null) {
  const between = lines().where('activity.starts_at', '>=', start).where('activity.starts_at', '<', end);
  const found = siteNumber === null ? between : between.where('activity.site_number', '=', siteNumber);
  return found.orderBy('activity.starts_at').orderBy('activity.id');
}

export function lineById(id: string) {
  return lines().where('activity.id', '=', id);
}

/** The activities of a series in their order, whatever became of them. */
export function linesOfSeries(seriesId: string) {
  return lines()
    .where('activity.series_id', '=', seriesId)
    .orderBy('activity.starts_at')
    .orderBy('activity.id');
}

/** The lectures of a course in their order. */
export function linesOfCourse(courseId: string) {
  return lines()
    .where('activity.course_id', '=', courseId)
    .orderBy('activity.lecture_number')
    .orderBy('activity.starts_at');
}

/** Who speaks at an activity, by name. */
export function lecturersOf(activityId: string) {
  return query
    .selectFrom('activity_lecturers as of')
    .innerJoin('lecturers as lecturer', 'lecturer.id', 'of.lecturer_id')
    .select(['lecturer.id', 'lecturer.name'])
    .where('of.activity_id', '=', activityId)
    .orderBy('lecturer.name_initials')
    .orderBy('lecturer.id');
}

export function equipmentOf(activityId: string) {
  return query
    .selectFrom('activity_equipment')
    .select(['equipment_id as id', 'quantity'])
    .where('activity_id', '=', activityId)
    .orderBy('equipment_id');
}

/** Everybody who ever signed up, withdrawn ones included. */
export function signUpsOf(activityId: string) {
  return query.selectFrom('activity_sign_ups').selectAll().where('activity_id', '=', activityId);
}

/** Activities that may need the same things as one of a span: none of them lasts longer than a day. */
export function plannedBetween(start: string, end: string) {
  return query
    .selectFrom('activities as activity')
    .leftJoin('volunteer_squads as squad', 'squad.id', 'activity.squad_id')
    .select([
      'activity.id',
      'activity.name',
      'activity.site_number',
      'activity.starts_at',
      'activity.ends_at',
      'activity.room_id',
      'squad.captain',
    ])
    .where('activity.starts_at', '>=', start)
    .where('activity.starts_at', '<', end)
    .where('activity.state', '!=', 'cancelled');
}

export function bookingsOfRoom(roomId: string, start: string, end: string) {
  return query
    .selectFrom('room_bookings')
    .select(['id', 'purpose', 'starts_at', 'ends_at'])
    .where('room_id', '=', roomId)
    .where('starts_at', '>=', start)
    .where('starts_at', '<', end)
    .where('cancelled_reason', 'is', null);
}

export const openRooms = query
  .selectFrom('rooms as room')
  .leftJoin('centres as centre', 'centre.site_number', 'room.site_number')
  .selectAll('room')
  .select('centre.name as centre_name')
  .where('room.closed_on', 'is', null)
  .orderBy('room.site_number')
  .orderBy('room.name')
  .orderBy('room.id');
export const openLecturers = query
  .selectFrom('lecturers')
  .selectAll()
  .where('closed_on', 'is', null)
  .orderBy('name_initials')
  .orderBy('id');
export const openEquipment = query
  .selectFrom('equipment')
  .selectAll()
  .where('closed_on', 'is', null)
  .orderBy('site_number')
  .orderBy('name')
  .orderBy('id');
export const openSquads = query
  .selectFrom('volunteer_squads')
  .select(['id', 'name', 'captain'])
  .where('closed_on', 'is', null)
  .orderBy('name')
  .orderBy('id');
export const openBranches = query
  .selectFrom('party_branches')
  .select(['id', 'name'])
  .where('closed_on', 'is', null)
  .orderBy('site_number')
  .orderBy('name');
export const allCentres = query.selectFrom('centres').select(['site_number', 'name']).orderBy('site_number');
