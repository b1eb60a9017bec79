import { z } from 'zod';
import { isLocalDate } from '../domain/local-date.ts';
import { LONGEST_TOLD } from '../domain/town-figures.ts';

const count = z.int().min(0).max(10_000_000);
const day = z.string().refine(isLocalDate);
const words = z.string().max(LONGEST_TOLD);
const siteNumber = z.string().regex(/^\d{2}$/);

/** The fields that a town's hub tells, by entity; those of a later version are let through. */
const forms: Readonly<Record<string, z.ZodType>> = {
  town: z.looseObject({ name: words }).partial(),
  townFigures: z
    .looseObject({
      centre_number: siteNumber,
      day,
      centre_name: words,
      open: count,
      due_today: count,
      overdue: count,
      received: count,
      correction: count,
      gaps: count,
      to_deliver: count,
      received_in_month: count,
      completed_in_month: count,
      counted_at: z.string().max(40),
    })
    .partial(),
  townOverdueCase: z
    .looseObject({
      centre_number: siteNumber,
      case_number: words,
      item_name: words,
      department: words,
      state: words,
      due_on: day,
    })
    .partial(),
};

/** Whether fields of what a town tells look like what they should be: a county shows them as they are. */
export function isTownForm(entity: string, fields: Readonly<Record<string, unknown>>): boolean {
  return forms[entity]?.safeParse(fields).success ?? false;
}
