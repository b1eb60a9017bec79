import { actorOf, calls } from '../calls.ts';
import { listCentres, makeReport } from './service.ts';

/** 统计 as a window asks for it. */
export const reportCalls = {
  get: calls.reports.get.handler(({ context, input }) => makeReport(context.core, actorOf(context), input)),
  centres: calls.reports.centres.handler(({ context }) => {
    actorOf(context);
    return listCentres(context.core);
  }),
};
