import { oc } from '@orpc/contract';
import { z } from 'zod';
import { contractErrors } from './errors.ts';
import { explainedDueDate, identifier, instant, lampState, localDate } from './primitives.ts';

export const caseState = z.enum(['accepted', 'completed']);
export type CaseState = z.infer<typeof caseState>;

/** 办件: one line of the case list. */
export const caseLine = z.object({
  id: identifier,
  /** Site, year, serial: `13-2026-000123`. Final from the moment of acceptance. */
  number: z.string(),
  itemCode: z.string(),
  itemName: z.string(),
  department: z.string(),
  residentId: identifier,
  applicantName: z.string(),
  state: caseState,
  acceptedAt: instant,
  acceptedOn: localDate,
  promisedDue: localDate,
  statutoryDue: localDate.nullable(),
  provisional: z.boolean(),
  clerkName: z.string(),
  /** Null once nothing is owed any more. */
  lamp: lampState.nullable(),
});
export type CaseLine = z.infer<typeof caseLine>;

export const documentKind = z.enum(['materials-receipt', 'acceptance-notice']);
export type DocumentKind = z.infer<typeof documentKind>;

export const caseDocument = z.object({
  kind: documentKind,
  copy: z.number().int(),
  issuedAt: instant,
  issuedBy: z.string(),
  /** The PDF has been made and is kept, encrypted, in the data folder. */
  pdfKept: z.boolean(),
});
export type CaseDocument = z.infer<typeof caseDocument>;

export const caseDetail = caseLine.extend({
  applicantMaskedNumber: z.string(),
  applicantPhone: z.string(),
  promisedDays: z.number().int(),
  statutoryDays: z.number().int().nullable(),
  promised: explainedDueDate,
  statutory: explainedDueDate.nullable(),
  materials: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      originals: z.number(),
      copies: z.number(),
      received: z.boolean(),
    }),
  ),
  /** 办理情形 as they were answered, in words. */
  situations: z.array(z.object({ question: z.string(), answer: z.string() })),
  /** The form as it was filled in, in words; identity and account numbers are masked. */
  form: z.array(z.object({ label: z.string(), value: z.string() })),
  events: z.array(
    z.object({
      step: z.string(),
      fromState: z.string().nullable(),
      toState: z.string(),
      at: instant,
      actorName: z.string(),
      siteNumber: z.string(),
      note: z.string(),
    }),
  ),
  documents: z.array(caseDocument),
});
export type CaseDetail = z.infer<typeof caseDetail>;

export const caseFilter = z.enum(['open', 'due-today', 'overdue', 'completed', 'all']);
export type CaseFilter = z.infer<typeof caseFilter>;

/** Where the next page of a keyset list begins: the last row already shown. */
export const caseCursor = z.object({ acceptedAt: instant, id: identifier });

const base = oc.errors(contractErrors);

export const cases = {
  /** Newest first, by keyset. */
  list: base
    .input(
      z.object({
        filter: caseFilter.default('all'),
        after: caseCursor.optional(),
        limit: z.number().int().min(1).max(200).default(50),
      }),
    )
    .output(z.object({ rows: z.array(caseLine), next: caseCursor.nullable() })),
  get: base.input(z.object({ id: identifier })).output(caseDetail),
  getByNumber: base.input(z.object({ number: z.string() })).output(caseDetail),
  /** What stands on the clerk's left hand: counts of open cases by urgency. */
  counters: base.output(
    z.object({ open: z.number().int(), dueToday: z.number().int(), overdue: z.number().int() }),
  ),
};
