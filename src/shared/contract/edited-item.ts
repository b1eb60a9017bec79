import { z } from 'zod';
import { condition } from './item-details.ts';

/** Loose on purpose: what a manager has not finished writing is kept as well. checkEditedItem says what is wrong. */
const words = z.string().max(5000);
const part = z.string().max(80);
const count = z.number().nullable();

const option = z.object({
  id: part,
  label: words,
  advice: words.nullable(),
  infoOnly: z.boolean(),
  reason: words.nullable(),
  outcome: z.enum(['decline', 'advice']).nullable(),
});

const anyField = z.object({ key: part, label: words, help: words, required: z.boolean(), condition });

const field = z.discriminatedUnion('type', [
  anyField.extend({ type: z.literal('text'), pattern: words.nullable() }),
  anyField.extend({ type: z.enum(['number', 'money']), min: count, max: count }),
  anyField.extend({
    type: z.literal('date'),
    min: z.string().max(20).nullable(),
    max: z.string().max(20).nullable(),
  }),
  anyField.extend({
    type: z.enum(['select', 'multiselect']),
    options: z.array(z.object({ id: part, label: words })).max(100),
  }),
  anyField.extend({ type: z.enum(['boolean', 'address', 'phone', 'bankAccount', 'idNumber']) }),
]);

/** A service item as it is being edited: see shared/domain/edited-item.ts. */
export const editedItem = z.object({
  code: z.string().max(40),
  name: words,
  department: words,
  kind: z.string().max(40),
  promisedDays: count,
  statutoryDays: count,
  basicCode: z.string().max(80),
  implementationCode: z.string().max(80),
  handling: z.enum(['here', 'forward', 'advice']).nullable(),
  proxyAllowed: z.boolean(),
  applicants: z.enum(['people', 'organisations']).nullable().default(null),
  retired: z.boolean().default(false),
  gapsAllowed: z.boolean(),
  declarationAllowed: z.boolean(),
  fee: z.object({ amount: count, basis: words }).nullable(),
  result: words,
  resultFrom: words,
  delivery: z.array(z.enum(['counter', 'post', 'locker', 'electronic'])).max(4),
  audience: words,
  place: words,
  questionsPhone: words,
  complaintsPhone: words,
  guide: words,
  synonyms: z.array(words).max(60),
  provenance: words,
  frequencyWeight: z.number(),
  situations: z
    .array(z.object({ id: part, question: words, options: z.array(option).max(40), condition }))
    .max(40),
  materials: z
    .array(
      z.object({
        id: part,
        name: words,
        originals: z.number(),
        copies: z.number(),
        required: z.boolean(),
        mayLack: z.boolean(),
        declarable: z.boolean(),
        condition,
        source: words,
        whereToGet: words,
        acceptance: words,
        sample: words,
        sensitive: z.boolean(),
      }),
    )
    .max(100),
  form: z.array(field).max(100),
});
