import { z } from 'zod';
import { ORGANISATION_IDENTITY_KINDS, PERSON_IDENTITY_KINDS } from '../domain/identity-kinds.ts';

/** A local date of Asia/Shanghai, `YYYY-MM-DD`. */
export const localDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
/** An instant in UTC, ISO 8601. */
export const instant = z.string();
export const identifier = z.string().min(1).max(80);
/** GB/T 2261.1: 0 unknown, 1 male, 2 female, 9 not stated. */
export const sex = z.enum(['0', '1', '2', '9']);
/** What kind of number identifies a person at the window. */
export const personIdentityKind = z.enum(PERSON_IDENTITY_KINDS);
/** The same of an applicant, who may be an organisation. */
export const identityKind = z.enum([...PERSON_IDENTITY_KINDS, ...ORGANISATION_IDENTITY_KINDS]);

/** One day in the explanation of a due date. */
export const explainedDay = z.object({
  date: localDate,
  counted: z.boolean(),
  reason: z.enum(['event-day', 'workday', 'make-up-workday', 'weekend', 'holiday', 'suspended']),
  holidayName: z.string().optional(),
});

/** A due date with the days that led to it. `provisional` (暂定): a day lies in a year without a calendar. */
export const explainedDueDate = z.object({
  due: localDate,
  provisional: z.boolean(),
  strip: z.array(explainedDay).readonly(),
});

export const lampState = z.object({
  lamp: z.enum(['green', 'yellow', 'red', 'grey']),
  remainingWorkdays: z.number().int(),
});

/** What stands in a field of the form: a text, a number, a yes or no, some choices, or nothing. */
export const typedValue = z.union([
  z.string().max(1000),
  z.number(),
  z.boolean(),
  z.array(z.string().max(40)).max(50),
  z.null(),
]);
export type TypedValue = z.infer<typeof typedValue>;

/** A calendar month in Asia/Shanghai, `YYYY-MM`. */
export const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
