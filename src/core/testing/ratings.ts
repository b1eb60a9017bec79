import type { RatingLevel } from '#shared/domain/rating.ts';
import type { CoreContext } from '../context.ts';
import { acceptCase } from '../intake/accept-case.ts';
import { openQuestion, rate, requestRating } from '../ratings/rate.ts';
import { fullDraft, newApplicant, threeDays } from './drafts.ts';
import { clerk } from './fresh-site.ts';

/** An accepted case of a person nobody knew; `order` makes it another person's. */
export function acceptedCase(context: CoreContext, order = 1): string {
  return acceptCase(context, clerk, fullDraft(context, threeDays, newApplicant(order))).id;
}

/** Puts the question on the public's screen and answers with its id. */
export function askForRating(context: CoreContext, caseId: string): string {
  requestRating(context, clerk, caseId);
  return openQuestion(context)?.id ?? '';
}

/** An accepted case that its resident rated. */
export function ratedCase(context: CoreContext, level: RatingLevel, order = 1): string {
  const caseId = acceptedCase(context, order);
  rate(context, { requestId: askForRating(context, caseId), level, reasons: ['attitude', 'slow', 'slow'] });
  return caseId;
}
