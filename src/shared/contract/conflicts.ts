import { oc } from '@orpc/contract';
import { z } from 'zod';
import { DECISION_OBSTACLES } from '../domain/conflict.ts';
import { contractErrors } from './errors.ts';
import { identifier, instant } from './primitives.ts';

/** One of the values of a disputed field: who wrote it, when by their clock, at which centre. */
export const disputedValue = z.object({
  /** The stamp of the change that wrote it. */
  stamp: z.string(),
  /** As the interface shows it; of masked numbers with the digits in which they differ. */
  shown: z.string(),
  byName: z.string(),
  at: instant.nullable(),
  centreName: z.string(),
});
export type DisputedValue = z.infer<typeof disputedValue>;

/** How a value of one's own is given, when neither is right; `fixed`: only one of those that are there can be taken. */
export const valueForm = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['text', 'date', 'number', 'fixed']) }),
  z.object({
    kind: z.literal('choice'),
    choices: z.array(z.object({ value: z.string(), label: z.string() })),
  }),
]);

/** A field of which different centres wrote different values without knowing of each other. */
export const conflictField = z.object({
  /** Empty: whether the record stays at all. */
  field: z.string(),
  name: z.string(),
  /** The standing one first. */
  values: z.array(disputedValue),
  form: valueForm,
});
export type ConflictField = z.infer<typeof conflictField>;

/** A decision that was made: what came of it, and between what. */
export const settledField = z.object({
  field: z.string(),
  name: z.string(),
  outcome: disputedValue,
  between: z.array(disputedValue),
});
export type SettledField = z.infer<typeof settledField>;

/** The record concerned, as people call it, and where it is opened. */
export const conflictRecord = z.object({
  entity: z.string(),
  entityId: z.string(),
  /** `居民`, `办件的材料`. */
  kind: z.string(),
  title: z.string(),
  opens: z
    .object({ page: z.enum(['case', 'resident', 'volunteers', 'item', 'settings']), id: z.string() })
    .nullable(),
});
export type ConflictRecord = z.infer<typeof conflictRecord>;

export const conflictCursor = z.object({
  at: z.string(),
  entity: z.string(),
  entityId: z.string(),
  field: z.string(),
  /** Of a decided one: the stamp of the decision. */
  stamp: z.string(),
});
export type ConflictCursor = z.infer<typeof conflictCursor>;

/** One disputed field, or one decision, as the list shows it. */
export const conflictLine = conflictRecord.extend({
  field: z.string(),
  name: z.string(),
  /** The standing value, or what was decided. */
  standing: disputedValue,
  others: z.array(disputedValue),
});
export type ConflictLine = z.infer<typeof conflictLine>;

export const conflictDetail = conflictRecord.extend({
  fields: z.array(conflictField),
  settled: z.array(settledField),
  /** The role and this centre may decide. */
  mayDecide: z.boolean(),
  /** Why this centre cannot, whoever asks. */
  obstacle: z.enum(DECISION_OBSTACLES).nullable(),
});
export type ConflictDetail = z.infer<typeof conflictDetail>;

const base = oc.errors(contractErrors);
const record = z.object({ entity: identifier, entityId: z.string().min(1).max(300) });

export const conflicts = {
  /** What waits for a decision, or what was decided, newest first, by keyset. */
  list: base
    .input(
      z.object({
        state: z.enum(['open', 'settled']).default('open'),
        after: conflictCursor.optional(),
        limit: z.number().int().min(1).max(200).default(50),
      }),
    )
    .output(z.object({ rows: z.array(conflictLine), next: conflictCursor.nullable() })),
  /** How many fields wait; counted to a thousand. */
  count: base.output(z.object({ open: z.number().int() })),
  /** What waits about a person, a case or a volunteer, with all that belongs to it. */
  about: base
    .input(z.object({ subject: z.enum(['resident', 'case', 'volunteer']), id: identifier }))
    .output(z.array(conflictRecord.extend({ names: z.array(z.string()) }))),
  get: base.input(record).output(conflictDetail),
  /**
   * Ends disputes of one record: for each field the stamp of the value that is right, or another value. `seen` are the
   * stamps that were shown; when others have come meanwhile, nothing is written.
   */
  decide: base
    .input(
      record.extend({
        seen: z.array(z.string()).max(500),
        decisions: z
          .array(
            z.object({
              field: z.string().max(80),
              choice: z.union([
                z.object({ stamp: z.string().max(80) }),
                z.object({ value: z.string().max(2000) }),
              ]),
            }),
          )
          .min(1)
          .max(60),
        reason: z.string().trim().max(200).default(''),
      }),
    )
    .output(conflictDetail),
};
