import { renderSVG } from 'uqr';
import type { CourseDetail } from '#shared/contract/night-school.ts';
import { localDateInShanghai } from '#shared/domain/workdays.ts';
import { linesOfCourse } from '../activities/queries.ts';
import { centreBySite } from '../centres/queries.ts';
import { takeCertificateNumber } from '../certificates/take-number.ts';
import type { CoreContext } from '../context.ts';
import { renderTemplate } from '../documents/template-engine.ts';
import { failure } from '../errors.ts';
import { requireRole, type StaffActor } from '../staff/roles.ts';
import { certificateByNumber } from './queries.ts';
import { findCourse, readCourse, studentsOf } from './read.ts';

/** What the paper says beyond the columns of a certificate. */
interface CourseContent {
  key: string;
  lectures: number;
  attended: number;
}

/**
 * Issues the certificate of a course to somebody who attended as many lectures as it requires; issued once, it is the
 * same ever after.
 * @throws CoreError `ROLE_NOT_ALLOWED`, `NOT_FOUND` (course, student); `INVALID_ANSWERS` for too few lectures
 */
export function issueCourseCertificate(
  context: CoreContext,
  actor: StaffActor,
  { courseId, key }: { courseId: string; key: string },
): CourseDetail {
  requireRole(actor, 'manager', 'administrator');
  const { database } = context.data;
  const course = findCourse(context, courseId);
  const student = studentsOf(database.read, course).find((one) => one.key === key);
  if (!student) throw failure('NOT_FOUND', { entity: 'student', id: key });
  if (!student.passes)
    throw failure('INVALID_ANSWERS', { problems: [{ field: 'lectures', code: 'too-few' }] });
  if (student.certificateNumber !== null) return readCourse(context, courseId);
  const lectures = database.read.all(linesOfCourse(courseId)).filter(({ state }) => state !== 'cancelled');
  const days = lectures.map(({ starts_at }) => localDateInShanghai(starts_at));
  const today = localDateInShanghai(database.now());
  const content: CourseContent = {
    key,
    lectures: lectures.length,
    attended: student.attended.length + student.madeUp.length,
  };
  const command = {
    name: 'nightSchool.issueCertificate',
    actor,
    subject: { entity: 'schoolCourse', id: courseId },
  };
  database.write(command, (unit) => {
    const { siteNumber } = database.site;
    const taken = takeCertificateNumber(unit, siteNumber, Number(today.slice(0, 4)));
    unit.insert('certificate', {
      number: taken.number,
      kind: 'course',
      volunteer_id: student.volunteerId,
      course_id: courseId,
      holder_name: student.name,
      verification_code: taken.verificationCode,
      from_day: days[0] ?? today,
      until_day: days.at(-1) ?? today,
      minutes: 0,
      content: JSON.stringify(content),
      in_charge: actor.name,
      handler: actor.name,
      site_number: siteNumber,
      issued_at: database.now().toISOString(),
      withdrawn_reason: null,
    });
  });
  return readCourse(context, courseId);
}

/** 结业证书 as a page, A4. @throws CoreError `NOT_FOUND` */
export function renderCourseCertificate(context: CoreContext, number: string): string {
  const { read } = context.data.database;
  const row = read.first(certificateByNumber(number));
  const centre = row && read.first(centreBySite(row.site_number));
  if (!row || !centre) throw failure('NOT_FOUND', { entity: 'certificate', id: number });
  const content = JSON.parse(row.content) as CourseContent;
  return renderTemplate(context.resourcesFolder, 'course-certificate.html', {
    centre,
    ...{ number: row.number, verificationCode: row.verification_code, holder: row.holder_name },
    ...{ course: row.course_name ?? '', term: row.term_name ?? '', from: row.from_day, until: row.until_day },
    ...{ lectures: content.lectures, attended: content.attended, inCharge: row.in_charge },
    issuedOn: localDateInShanghai(row.issued_at),
    qrCode: renderSVG(`${row.number} ${row.verification_code}`, { border: 0 }),
  });
}

/** @throws CoreError `NOT_FOUND`, `PRINTING_FAILED` */
export async function printCourseCertificate(
  context: CoreContext,
  number: string,
): Promise<'printed' | 'no-printer' | 'printer-failed'> {
  const html = renderCourseCertificate(context, number);
  if (!context.desktop) throw failure('PRINTING_FAILED', { cause: 'no desktop' });
  return context.desktop.print(html);
}
