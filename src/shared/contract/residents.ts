import { oc } from '@orpc/contract';
import { z } from 'zod';
import { caseLine } from './cases.ts';
import { contractErrors } from './errors.ts';
import { identifier, identityKind, localDate, sex } from './primitives.ts';

export const residentLine = z.object({
  id: identifier,
  name: z.string(),
  sex,
  birthDate: localDate.nullable(),
  identityKind,
  /** `440783********1224`: a window never holds the whole number. */
  maskedNumber: z.string(),
});
export type ResidentLine = z.infer<typeof residentLine>;

/** The right-hand card: who stands at the window, what is open, what was done. */
export const residentCard = residentLine.extend({
  phone: z.string(),
  address: z.string(),
  openCases: z.array(caseLine),
  pastCases: z.array(caseLine),
  pastCaseCount: z.number().int(),
});
export type ResidentCard = z.infer<typeof residentCard>;

const base = oc.errors(contractErrors);

export const residents = {
  /** The known person with this identity number, or null for a new one. */
  findByNumber: base
    .input(z.object({ identityKind, number: z.string().max(40) }))
    .output(residentCard.nullable()),
  get: base.input(z.object({ id: identifier })).output(residentCard),
};
