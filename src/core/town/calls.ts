import { actorOf, calls } from '../calls.ts';
import { standingOfCentres } from './service.ts';

/** 全镇办件 as a window asks for it. */
export const townCalls = {
  centres: calls.town.centres.handler(({ context }) => standingOfCentres(context.core, actorOf(context))),
};
