import { z } from 'zod';
import { CASE_STEPS, DELIVERY_WAYS, STEP_QUESTIONS } from '../domain/case-lifecycle.ts';
import { RATING_LEVELS } from '../domain/rating.ts';
import { localDate, typedValue } from './primitives.ts';

export const caseStep = z.enum(CASE_STEPS);

export const stepQuestion = z.enum(STEP_QUESTIONS);

const paperIds = z.array(z.string().max(80)).max(100).readonly();

/** A paper that came to the window after the case did. */
const arrivedPaper = z.object({
  id: z.string().max(80),
  originals: z.number().int().min(0).max(99),
  copies: z.number().int().min(0).max(99),
});

/** What the person said to the questions of a step; each step asks its own of them. */
export const stepAnswers = z.object({
  /** Also 承办意见. */
  reason: z.string().max(500).optional(),
  /** 不予受理: the office that is responsible instead; may stay empty. */
  authority: z.string().max(100).optional(),
  /** Working days. */
  days: z.number().int().optional(),
  approver: z.string().max(50).optional(),
  department: z.string().max(50).optional(),
  proposedOwner: z.string().max(50).optional(),
  /** 一次性补正: every paper to be put right, with what is wrong with it. */
  corrections: z
    .array(z.object({ id: z.string().max(80), reason: z.string().max(300) }))
    .max(100)
    .readonly()
    .optional(),
  /** 容缺: papers that follow until the day promised. */
  gaps: paperIds.optional(),
  until: localDate.optional(),
  /** 告知承诺: papers that a declaration stands in for. */
  declared: paperIds.optional(),
  /** 补齐材料: the papers that came. */
  papers: z.array(arrivedPaper).max(100).readonly().optional(),
  /** Fields of the form that were open when the papers were received, by key. */
  form: z.record(z.string().max(40), typedValue).optional(),
  deliveryWay: z.enum(DELIVERY_WAYS).optional(),
  /** Number of the post, code of the locker, name of the agent. */
  deliveryReference: z.string().max(100).optional(),
  rating: z.enum(RATING_LEVELS).optional(),
});
export type StepAnswers = z.infer<typeof stepAnswers>;

/** What a step would do to both limits. */
export const stepPreview = z.object({
  /** Null for a step that leaves the case before acceptance. */
  promisedDue: localDate.nullable(),
  statutoryDue: localDate.nullable(),
  /** The promised due date lies in a year without a calendar (暂定). */
  provisional: z.boolean(),
  /** Of a special procedure: the day on which the clock would run again. */
  resumesOn: localDate.nullable(),
});
export type StepPreview = z.infer<typeof stepPreview>;
