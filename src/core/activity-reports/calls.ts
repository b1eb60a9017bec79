import { actorOf, calls } from '../calls.ts';
import { makeActivityReport } from './service.ts';

/** The yearly figures of activities as a window asks for them. */
export const activityReportCalls = {
  make: calls.activityReports.make.handler(({ context, input }) => {
    actorOf(context);
    return makeActivityReport(context.core, input);
  }),
};
