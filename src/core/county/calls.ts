import { actorOf, calls } from '../calls.ts';
import { centresOfTown, overdueOfTown, standingOfTowns } from './service.ts';

/** 各镇办件 as a window asks for it. */
export const countyCalls = {
  towns: calls.county.towns.handler(({ context }) => standingOfTowns(context.core, actorOf(context))),
  centres: calls.county.centres.handler(({ context, input }) =>
    centresOfTown(context.core, actorOf(context), input.townNumber),
  ),
  overdue: calls.county.overdue.handler(({ context, input }) =>
    overdueOfTown(context.core, actorOf(context), input),
  ),
};
