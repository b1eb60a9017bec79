import { actorOf, calls } from '../calls.ts';
import { listCentres, makeReport } from './service.ts';

/** 统计 as a window asks for it. */
export const reportCalls = {
  get: calls.reports.get.handler(({ context, input }) => makeReport(context.core, actorOf(context), input)),
  saveAs: calls.reports.saveAs.handler(async ({ context, input: { form, ...request } }) => {
    const actor = actorOf(context);
    const { saveReport } = await import('./save-report.ts');
    return { path: await saveReport(context.core, actor, request, form) };
  }),
  centres: calls.reports.centres.handler(({ context }) => {
    actorOf(context);
    return listCentres(context.core);
  }),
};
