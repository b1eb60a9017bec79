import type { RatingLevel } from '#shared/domain/rating.ts';
import { caseById, eventsOfCase } from '../cases/queries.ts';
import { takeStep } from '../cases/take-step.ts';
import { type CoreContext, systemActor } from '../context.ts';
import { ratingByCase } from './queries.ts';

/**
 * 评价 is the last step of a case: taken as soon as it is both delivered and rated, in whichever order that came.
 * To be called in the transaction that did the one or the other.
 */
export function followRating(context: CoreContext, caseId: string): void {
  const { read } = context.data.database;
  const rating = read.first(ratingByCase(caseId));
  if (!rating || read.first(caseById(caseId))?.state !== 'delivered') return;
  // No member of staff may take this step; the resident has, or has let the time pass.
  const byResident = { ...systemActor, id: 'resident', name: '办事群众' };
  takeStep(context, rating.way === 'screen' ? byResident : systemActor, {
    caseId,
    step: 'rate',
    afterStep: read.all(eventsOfCase(caseId)).at(-1)?.step_number ?? 0,
    answers: { rating: rating.level as RatingLevel },
  });
}
