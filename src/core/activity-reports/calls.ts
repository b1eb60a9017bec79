import { actorOf, calls } from '../calls.ts';
import { makeActivityReport } from './service.ts';

/** The yearly figures of activities as a window asks for them. */
export const activityReportCalls = {
  make: calls.activityReports.make.handler(({ context, input }) => {
    actorOf(context);
    return makeActivityReport(context.core, input);
  }),
  save: calls.activityReports.save.handler(async ({ context, input }) => {
    const actor = actorOf(context);
    // Charts and templates are no part of the start.
    const { saveActivityReport } = await import('./save.ts');
    return { path: await saveActivityReport(context.core, actor, input) };
  }),
};
