import { query } from '../db/query.ts';

/** Terms, the latest first. */
export const allTerms = query
  .selectFrom('school_terms')
  .select(['id', 'name', 'from_day', 'until_day'])
  .orderBy('from_day', 'desc')
  .orderBy('id', 'desc');

function courses(now: string) {
  return query
    .selectFrom('school_courses as course')
    .innerJoin('school_terms as term', 'term.id', 'course.term_id')
    .leftJoin('centres as centre', 'centre.site_number', 'course.site_number')
    .select([
      'course.id',
      'course.term_id',
      'course.site_number',
      'course.name',
      'course.lectures_required',
      'term.name as term_name',
      'centre.name as centre_name',
    ])
    .select((columns) => [
      columns
        .selectFrom('activities as lecture')
        .whereRef('lecture.course_id', '=', 'course.id')
        .where('lecture.state', '!=', 'cancelled')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .as('lectures'),
      // Where people were noted it took place, whether somebody has said so or not.
      columns
        .selectFrom('activities as lecture')
        .whereRef('lecture.course_id', '=', 'course.id')
        .where(({ eb, or, exists, selectFrom }) =>
          or([
            eb('lecture.state', '=', 'held'),
            exists(
              selectFrom('attendances')
                .select('attendances.activity_id')
                .whereRef('attendances.activity_id', '=', 'lecture.id')
                .where('attendances.state', 'in', ['present', 'confirmed']),
            ),
          ]),
        )
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .as('held'),
      columns
        .selectFrom('activities as lecture')
        .whereRef('lecture.course_id', '=', 'course.id')
        .where('lecture.state', '=', 'planned')
        .where('lecture.starts_at', '>=', now)
        .select(({ fn }) => fn.min('lecture.starts_at').as('next'))
        .as('next_at'),
    ]);
}

/** All courses, by centre and name. @param now instant from which on a lecture is still to come */
export const allCourses = (now: string) =>
  courses(now).orderBy('course.site_number').orderBy('course.name').orderBy('course.id');

export function courseById(id: string, now: string) {
  return courses(now).where('course.id', '=', id);
}

/** Everybody who was ever noted at a lecture of a course. */
export function attendancesOfCourse(courseId: string) {
  return query
    .selectFrom('activities as lecture')
    .innerJoin('attendances as attendance', 'attendance.activity_id', 'lecture.id')
    .select([
      'attendance.activity_id',
      'attendance.participant_id',
      'attendance.volunteer_id',
      'attendance.name',
      'attendance.phone',
      'attendance.state',
      'attendance.makes_up',
    ])
    .where('lecture.course_id', '=', courseId)
    .orderBy('attendance.recorded_at')
    .orderBy('attendance.participant_id');
}

export function certificatesOfCourse(courseId: string) {
  return query
    .selectFrom('certificates')
    .selectAll()
    .where('course_id', '=', courseId)
    .where('withdrawn_reason', 'is', null)
    .orderBy('number');
}

export function certificateByNumber(number: string) {
  return query
    .selectFrom('certificates as certificate')
    .leftJoin('school_courses as course', 'course.id', 'certificate.course_id')
    .leftJoin('school_terms as term', 'term.id', 'course.term_id')
    .selectAll('certificate')
    .select(['course.name as course_name', 'term.name as term_name'])
    .where('certificate.number', '=', number)
    .where('certificate.kind', '=', 'course');
}
