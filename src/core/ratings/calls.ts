import { actorOf, calls } from '../calls.ts';
import { listRatings, summariseRatings } from './list-ratings.ts';
import { ratingAndQuestion, requestRating } from './rate.ts';
import { getRating, rectify } from './rectify.ts';

/** 好差评 as a window of the staff asks for it. To rate is not among it: that is the public screen's alone. */
export const ratingCalls = {
  request: calls.ratings.request.handler(({ context, input }) =>
    requestRating(context.core, actorOf(context), input.caseId),
  ),
  ofCase: calls.ratings.ofCase.handler(({ context, input }) => {
    actorOf(context);
    return ratingAndQuestion(context.core, input.caseId);
  }),
  list: calls.ratings.list.handler(({ context, input }) =>
    listRatings(context.core, actorOf(context), input),
  ),
  summary: calls.ratings.summary.handler(({ context }) => summariseRatings(context.core, actorOf(context))),
  get: calls.ratings.get.handler(({ context, input }) =>
    getRating(context.core, actorOf(context), input.caseId),
  ),
  takeStep: calls.ratings.takeStep.handler(({ context, input }) => {
    rectify(context.core, actorOf(context), input);
    return getRating(context.core, actorOf(context), input.caseId);
  }),
};
