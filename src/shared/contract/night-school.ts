import { oc } from '@orpc/contract';
import { z } from 'zod';
import { activityLine, plannedDays, seriesRule, timeOfDay } from './activities.ts';
import { contractErrors } from './errors.ts';
import { identifier, instant, localDate } from './primitives.ts';

/** A term of the Night Party School, or the new one a course is planned in. */
const term = z.object({
  id: identifier,
  name: z.string(),
  fromDay: localDate,
  untilDay: localDate,
});
export type SchoolTerm = z.infer<typeof term>;

const course = z.object({
  id: identifier,
  termId: identifier,
  siteNumber: z.string(),
  centreName: z.string(),
  name: z.string(),
  lecturesRequired: z.number().int(),
  lectures: z.number().int(),
  held: z.number().int(),
  /** When the next lecture is; null when there is none. */
  nextAt: instant.nullable(),
});
export type SchoolCourse = z.infer<typeof course>;

const overview = z.object({ terms: z.array(term), courses: z.array(course) });
export type SchoolOverview = z.infer<typeof overview>;

/** Somebody who came to a lecture of a course. */
const student = z.object({
  /** The volunteer's; of a visitor name and telephone, since each activity counts visitors for itself. */
  key: z.string(),
  volunteerId: identifier.nullable(),
  name: z.string(),
  phone: z.string(),
  /** Numbers of the lectures attended. */
  attended: z.array(z.number().int()),
  /** Numbers of the missed lectures that others made up for. */
  madeUp: z.array(z.number().int()),
  /** Every presence that counts, with the missed lecture it is taken for. */
  came: z.array(
    z.object({ activityId: identifier, participantId: identifier, makesUp: identifier.nullable() }),
  ),
  certificateNumber: z.string().nullable(),
  /** Has attended as many as the course requires, made up ones included. */
  passes: z.boolean(),
});
export type Student = z.infer<typeof student>;

const courseDetail = course.extend({
  termName: z.string(),
  own: z.boolean(),
  plan: z.array(activityLine.extend({ material: z.string(), attendances: z.number().int() })),
  students: z.array(student),
});
export type CourseDetail = z.infer<typeof courseDetail>;

/** A course with all its lectures, before it is saved. */
export const coursePlan = z.object({
  /** A term that is there, or a new one by its name; its days are those of the lectures. */
  term: z.union([z.object({ id: identifier }), z.object({ name: z.string().trim().min(1).max(50) })]),
  name: z.string().trim().min(1).max(50),
  /** Lectures to be attended for the certificate; 0 for all. */
  lecturesRequired: z.number().int().min(0).max(208),
  rule: seriesRule,
  startTime: timeOfDay,
  endTime: timeOfDay,
  roomId: identifier.nullable(),
  place: z.string().trim().max(100),
  lecturerIds: z.array(identifier).max(20),
  alternate: z.boolean(),
  capacity: z.number().int().min(0).max(10_000),
  openTo: z.string().trim().max(100),
});
export type CoursePlan = z.infer<typeof coursePlan>;

const base = oc.errors(contractErrors);
const one = z.object({ id: identifier });

export const nightSchool = {
  overview: base.output(overview),
  course: base.input(one).output(courseDetail),
  checkCourse: base.input(coursePlan).output(plannedDays),
  /** Writes the term if it is new, the course and its lectures. For managers and administrators. */
  planCourse: base
    .input(coursePlan.extend({ clashReason: z.string().trim().max(200).default('') }))
    .output(courseDetail),
  /** What a lecture is called and what is handed out. */
  saveLecture: base
    .input(
      z.object({
        id: identifier,
        name: z.string().trim().min(1).max(100),
        material: z.string().trim().max(2000),
      }),
    )
    .output(courseDetail),
  /** 结业证书 for somebody who attended enough: numbered, kept as it was issued, and ready to print. */
  issueCertificate: base
    .input(z.object({ courseId: identifier, key: z.string().max(200) }))
    .output(courseDetail),
  viewCertificate: base
    .input(z.object({ number: z.string().max(40) }))
    .output(z.object({ html: z.string() })),
  printCertificate: base
    .input(z.object({ number: z.string().max(40) }))
    .output(z.object({ outcome: z.enum(['printed', 'no-printer', 'printer-failed']) })),
};
