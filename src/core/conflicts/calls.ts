import { actorOf, calls } from '../calls.ts';
import { decideConflict } from './decide-conflict.ts';
import { conflictsAbout, countConflicts, getConflict, listConflicts } from './service.ts';

/** 待裁定 as a window asks for it. */
export const conflictCalls = {
  list: calls.conflicts.list.handler(({ context, input }) => {
    actorOf(context);
    return listConflicts(context.core, input);
  }),
  count: calls.conflicts.count.handler(({ context }) => {
    actorOf(context);
    return countConflicts(context.core);
  }),
  about: calls.conflicts.about.handler(({ context, input }) => {
    actorOf(context);
    return conflictsAbout(context.core, input);
  }),
  get: calls.conflicts.get.handler(({ context, input }) =>
    getConflict(context.core, actorOf(context), input),
  ),
  decide: calls.conflicts.decide.handler(({ context, input }) =>
    decideConflict(context.core, actorOf(context), input),
  ),
};
