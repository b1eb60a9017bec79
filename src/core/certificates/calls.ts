import { actorOf, calls } from '../calls.ts';

/** Loaded when the first paper is wanted: its templates and codes are no part of the start. */
const papers = () => import('./service-certificate.ts');

/** 志愿服务记录证明 as a window asks for it. */
export const certificateCalls = {
  ofVolunteer: calls.certificates.ofVolunteer.handler(async ({ context, input }) => {
    actorOf(context);
    return (await papers()).listCertificates(context.core, input.volunteerId);
  }),
  issue: calls.certificates.issue.handler(async ({ context, input }) =>
    (await papers()).issueServiceCertificate(context.core, actorOf(context), input),
  ),
  print: calls.certificates.print.handler(async ({ context, input }) => {
    actorOf(context);
    return { outcome: await (await papers()).printServiceCertificate(context.core, input.number) };
  }),
  savePdf: calls.certificates.savePdf.handler(async ({ context, input }) => {
    actorOf(context);
    return { path: await (await papers()).saveServiceCertificate(context.core, input.number) };
  }),
  verify: calls.certificates.verify.handler(async ({ context, input }) => {
    actorOf(context);
    return (await papers()).verifyCertificate(context.core, input.number, input.code);
  }),
  withdraw: calls.certificates.withdraw.handler(async ({ context, input }) =>
    (await papers()).withdrawCertificate(context.core, actorOf(context), input),
  ),
};
