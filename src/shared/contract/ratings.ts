import { oc } from '@orpc/contract';
import { z } from 'zod';
import { BAD_REASONS, RATING_LEVELS, RATING_WAYS } from '../domain/rating.ts';
import { CALL_BACK_RESULTS, RECTIFICATION_STATES, RECTIFICATION_STEPS } from '../domain/rectification.ts';
import { contractErrors } from './errors.ts';
import { identifier, instant, lampState, localDate } from './primitives.ts';

const rectificationBrief = z.object({
  state: z.enum(RECTIFICATION_STATES),
  dueOn: localDate,
  provisional: z.boolean(),
  /** Absent once it is done. */
  lamp: lampState.nullable(),
  calledBack: z.boolean(),
  outcome: z.enum(['rectified', 'invalid', 'cannot-rectify']).nullable(),
});

/** One rating as a row of the list. */
export const ratingLine = z.object({
  caseId: identifier,
  caseNumber: z.string(),
  itemName: z.string(),
  department: z.string(),
  clerkName: z.string(),
  level: z.enum(RATING_LEVELS),
  reasons: z.array(z.enum(BAD_REASONS)),
  way: z.enum(RATING_WAYS),
  ratedAt: instant,
  rectification: rectificationBrief.nullable(),
});
export type RatingLine = z.infer<typeof ratingLine>;

export const rectificationEvent = z.object({
  number: z.number().int(),
  step: z.string(),
  toState: z.enum(RECTIFICATION_STATES),
  at: instant,
  actorName: z.string(),
  note: z.string(),
  result: z.enum(CALL_BACK_RESULTS).nullable(),
});

/** A rating with what became of it. */
export const ratingDetail = ratingLine.extend({
  /** To call back; the case's own telephone number. */
  phone: z.string(),
  events: z.array(rectificationEvent),
  stepNumber: z.number().int(),
  steps: z.array(z.object({ step: z.enum(RECTIFICATION_STEPS), lacks: z.enum(['call-back']).nullable() })),
});
export type RatingDetail = z.infer<typeof ratingDetail>;

/** 待整改, 已整改, all, or one level. */
export const ratingFilter = z.enum(['open', 'closed', 'all', ...RATING_LEVELS]);
export type RatingFilter = z.infer<typeof ratingFilter>;

const cursor = z.object({ at: z.string(), id: identifier });

const base = oc.errors(contractErrors);
const ofCase = z.object({ caseId: identifier });

export const ratings = {
  /** Puts the five faces on the public's screen; the answer can come from there alone. */
  request: base.input(ofCase).output(z.object({ expiresAt: instant })),
  /** The rating of a case, and until when one is asked for. */
  ofCase: base
    .input(ofCase)
    .output(z.object({ rating: ratingLine.nullable(), askedUntil: instant.nullable() })),
  list: base
    .input(
      z.object({
        filter: ratingFilter.default('open'),
        after: cursor.optional(),
        limit: z.number().int().min(1).max(200).default(60),
      }),
    )
    .output(z.object({ rows: z.array(ratingLine), next: cursor.nullable() })),
  /** Ratings of the last 30 days by level, the share of content ones, and bad ones still open. */
  summary: base.output(
    z.object({
      since: localDate,
      counts: z.record(z.enum(RATING_LEVELS), z.number().int()),
      satisfaction: z.number().nullable(),
      open: z.number().int(),
      overdue: z.number().int(),
    }),
  ),
  get: base.input(ofCase).output(ratingDetail),
  takeStep: base
    .input(
      z.object({
        caseId: identifier,
        step: z.enum(RECTIFICATION_STEPS).exclude(['expire']),
        /** The number of the last step the person saw. */
        afterStep: z.number().int(),
        note: z.string().max(500),
        result: z.enum(CALL_BACK_RESULTS).optional(),
      }),
    )
    .output(ratingDetail),
};
