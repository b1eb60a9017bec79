import { actorOf, calls } from '../calls.ts';
import { changeCentre, listCentres } from './service.ts';

/** 中心资料 as a window asks for it. */
export const centreCalls = {
  list: calls.centres.list.handler(({ context }) => listCentres(context.core, actorOf(context))),
  change: calls.centres.change.handler(({ context, input }) =>
    changeCentre(context.core, actorOf(context), input),
  ),
};
