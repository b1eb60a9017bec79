import { actorOf, calls } from '../calls.ts';
import { saveLecture } from './lectures.ts';
import { checkCourse, planCourse } from './plan-course.ts';
import { readCourse, readSchool } from './read.ts';

/** Templates are loaded with the first certificate. */
const certificates = () => import('./certificates.ts');
const school = calls.nightSchool;

/** 夜间党校 as a window asks for it. */
export const nightSchoolCalls = {
  overview: school.overview.handler(({ context }) => {
    actorOf(context);
    return readSchool(context.core);
  }),
  course: school.course.handler(({ context, input }) => {
    actorOf(context);
    return readCourse(context.core, input.id);
  }),
  checkCourse: school.checkCourse.handler(({ context, input }) =>
    checkCourse(context.core, actorOf(context), input),
  ),
  planCourse: school.planCourse.handler(({ context, input }) =>
    planCourse(context.core, actorOf(context), input),
  ),
  saveLecture: school.saveLecture.handler(({ context, input }) =>
    saveLecture(context.core, actorOf(context), input),
  ),
  issueCertificate: school.issueCertificate.handler(async ({ context, input }) => {
    const actor = actorOf(context);
    return (await certificates()).issueCourseCertificate(context.core, actor, input);
  }),
  viewCertificate: school.viewCertificate.handler(async ({ context, input }) => {
    actorOf(context);
    return { html: (await certificates()).renderCourseCertificate(context.core, input.number) };
  }),
  printCertificate: school.printCertificate.handler(async ({ context, input }) => {
    actorOf(context);
    return { outcome: await (await certificates()).printCourseCertificate(context.core, input.number) };
  }),
};
