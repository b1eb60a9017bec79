import type { CourseDetail, SchoolCourse, SchoolOverview, Student } from '#shared/contract/night-school.ts';
import { courseProgress, studentKey } from '#shared/domain/course-progress.ts';
import { linesOfCourse } from '../activities/queries.ts';
import { toLine } from '../activities/read.ts';
import type { CoreContext } from '../context.ts';
import type { ReadHandle } from '../db/read-handle.ts';
import { failure } from '../errors.ts';
import { allCourses, allTerms, attendancesOfCourse, certificatesOfCourse, courseById } from './queries.ts';

type CourseRow = NonNullable<ReturnType<typeof findCourse>>;

/** The terms, the latest first, and the courses of all centres. */
export function readSchool({ data: { database } }: CoreContext): SchoolOverview {
  return {
    terms: database.read.all(allTerms).map(({ id, name, from_day, until_day }) => ({
      ...{ id, name, fromDay: from_day, untilDay: until_day },
    })),
    courses: database.read.all(allCourses(database.now().toISOString())).map(toCourse),
  };
}

/** A course with its lectures and everybody who came. @throws CoreError `NOT_FOUND` */
export function readCourse(context: CoreContext, id: string): CourseDetail {
  const { read, site } = context.data.database;
  const row = findCourse(context, id);
  const attendances = read.all(attendancesOfCourse(id));
  const lectures = read.all(linesOfCourse(id));
  return {
    ...toCourse(row),
    termName: row.term_name,
    own: row.site_number === site.siteNumber,
    plan: lectures.map((lecture) => ({
      ...toLine(read, lecture),
      material: lecture.material,
      attendances: attendances.filter((one) => one.activity_id === lecture.id && counts(one)).length,
    })),
    students: studentsOf(read, row),
  };
}

/** What everybody attended of a course, with the certificates that were issued. */
export function studentsOf(read: ReadHandle, course: CourseRow): Student[] {
  const lectures = read
    .all(linesOfCourse(course.id))
    .filter(({ state }) => state !== 'cancelled')
    .flatMap(({ id, lecture_number }) =>
      lecture_number === null ? [] : [{ activityId: id, number: lecture_number }],
    );
  const attendances = read.all(attendancesOfCourse(course.id)).map((row) => ({
    ...{ activityId: row.activity_id, participantId: row.participant_id },
    ...{ volunteerId: row.volunteer_id, name: row.name, phone: row.phone },
    ...{ counts: counts(row), makesUp: row.makes_up },
  }));
  const issued = read.all(certificatesOfCourse(course.id));
  return courseProgress(lectures, attendances, course.lectures_required).map((student) => ({
    ...student,
    attended: [...student.attended],
    madeUp: [...student.madeUp],
    came: attendances
      .filter((one) => one.counts && studentKey(one) === student.key)
      .map(({ activityId, participantId, makesUp }) => ({ activityId, participantId, makesUp })),
    certificateNumber: issued.find((one) => holderKey(one) === student.key)?.number ?? null,
  }));
}

/** @throws CoreError `NOT_FOUND` */
export function findCourse({ data: { database } }: CoreContext, id: string) {
  const row = database.read.first(courseById(id, database.now().toISOString()));
  if (!row) throw failure('NOT_FOUND', { entity: 'schoolCourse', id });
  return row;
}

/** Of a visitor the certificate keeps the name alone, and the key of whom it was issued to in its content. */
function holderKey({ volunteer_id, content }: { volunteer_id: string | null; content: string }): string {
  return volunteer_id ?? (JSON.parse(content) as { key: string }).key;
}

/** A presence that was taken back, or that nobody has confirmed of what somebody says himself, is none. */
function counts({ state }: { state: string }): boolean {
  return state === 'present' || state === 'confirmed';
}

function toCourse(row: CourseRow): SchoolCourse {
  return {
    ...{ id: row.id, termId: row.term_id, siteNumber: row.site_number, centreName: row.centre_name ?? '' },
    ...{ name: row.name, lecturesRequired: row.lectures_required },
    ...{ lectures: row.lectures ?? 0, held: row.held ?? 0, nextAt: row.next_at },
  };
}
