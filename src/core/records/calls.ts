import { actorOf, calls } from '../calls.ts';
import { askForRecords, listRecordRequests } from './service.ts';

/** 调阅 as a window asks for it. */
export const recordCalls = {
  list: calls.records.list.handler(({ context }) => {
    actorOf(context);
    return listRecordRequests(context.core);
  }),
  ask: calls.records.ask.handler(({ context, input }) =>
    askForRecords(context.core, actorOf(context), input),
  ),
};
