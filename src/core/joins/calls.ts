import { actorOf, calls } from '../calls.ts';
import { joinRecords, undoJoin } from './join-records.ts';
import { countRepeated, listRepeatedNumbers, recordsOf } from './service.ts';

/** 重复档案 as a window asks for it. */
export const joinCalls = {
  list: calls.joins.list.handler(({ context, input }) => {
    actorOf(context);
    return listRepeatedNumbers(context.core, input);
  }),
  count: calls.joins.count.handler(({ context }) => {
    actorOf(context);
    return countRepeated(context.core);
  }),
  get: calls.joins.get.handler(({ context, input }) => recordsOf(context.core, actorOf(context), input.id)),
  join: calls.joins.join.handler(({ context, input }) => joinRecords(context.core, actorOf(context), input)),
  undo: calls.joins.undo.handler(({ context, input }) => undoJoin(context.core, actorOf(context), input)),
};
