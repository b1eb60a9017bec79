import { actorOf, calls } from '../calls.ts';
import { applyForStars, grantStars, putUpStars, refuseStars, revokeStars, starsOverview } from './service.ts';

/** 评星定级 as a window asks for it. */
export const starsCalls = {
  overview: calls.stars.overview.handler(({ context }) => {
    actorOf(context);
    return starsOverview(context.core);
  }),
  apply: calls.stars.apply.handler(({ context, input }) =>
    applyForStars(context.core, actorOf(context), input),
  ),
  putUp: calls.stars.putUp.handler(({ context, input }) =>
    putUpStars(context.core, actorOf(context), input.id),
  ),
  grant: calls.stars.grant.handler(({ context, input }) => grantStars(context.core, actorOf(context), input)),
  refuse: calls.stars.refuse.handler(({ context, input }) =>
    refuseStars(context.core, actorOf(context), input),
  ),
  revoke: calls.stars.revoke.handler(({ context, input }) =>
    revokeStars(context.core, actorOf(context), input),
  ),
};
