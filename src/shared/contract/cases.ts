import { oc } from '@orpc/contract';
import { z } from 'zod';
import { AGENT_RELATIONS, AUTHORISATIONS } from '../domain/agency.ts';
import {
  CASE_STATES,
  CASE_STEPS,
  DELIVERY_WAYS,
  DOCUMENT_KINDS,
  LONGEST_SPECIAL_PROCEDURE,
  STEP_QUESTIONS,
} from '../domain/case-lifecycle.ts';
import { contractErrors } from './errors.ts';
import { explainedDueDate, identifier, instant, lampState, localDate } from './primitives.ts';

export const caseState = z.enum(CASE_STATES);
export type CaseState = z.infer<typeof caseState>;

export const caseStep = z.enum(CASE_STEPS);

const stepQuestion = z.enum(STEP_QUESTIONS);

/** What the person said to the questions of a step; each step asks its own of them. */
export const stepAnswers = z.object({
  reason: z.string().max(500).optional(),
  /** Working days. */
  days: z.number().int().optional(),
  approver: z.string().max(50).optional(),
  department: z.string().max(50).optional(),
  proposedOwner: z.string().max(50).optional(),
  deliveryWay: z.enum(DELIVERY_WAYS).optional(),
  /** Number of the post, code of the locker, name of the agent. */
  deliveryReference: z.string().max(100).optional(),
});
export type StepAnswers = z.infer<typeof stepAnswers>;

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
  /** The promised due date lies in a year without a calendar (暂定). */
  provisional: z.boolean(),
  clerkName: z.string(),
  /** Null once nothing is owed any more. */
  lamp: lampState.nullable(),
});
export type CaseLine = z.infer<typeof caseLine>;

export const documentKind = z.enum(DOCUMENT_KINDS);
export type DocumentKind = z.infer<typeof documentKind>;

export const caseDocument = z.object({
  kind: documentKind,
  /** From 1; a document issued again by a later step is another copy. */
  copy: z.number().int(),
  /** The step that issued it. */
  stepNumber: z.number().int(),
  issuedAt: instant,
  issuedBy: z.string(),
  /** The PDF has been made and is kept, encrypted, in the data folder. */
  pdfKept: z.boolean(),
  /** 文书编号 within the case, given when the page was made final; null before. */
  paperNumber: z.number().int().nullable(),
  /** When paper came out first; printing it again is a reprint. */
  printedAt: instant.nullable(),
  /** The copy of the same kind that this one stands in for. */
  replaces: z.number().int().nullable(),
  /** Why it was printed anew, of a copy that replaces another. */
  reprintReason: z.string().nullable(),
  /** 已作废: by whom, when and why this copy counts no longer. */
  voided: z.object({ at: instant, by: z.string(), reason: z.string() }).nullable(),
});
export type CaseDocument = z.infer<typeof caseDocument>;

/** Who stood at the window for the applicant, as it was on the day. */
export const caseAgent = z.object({
  name: z.string(),
  maskedNumber: z.string(),
  phone: z.string(),
  /** Null for whoever acted for an organisation. */
  relation: z.enum(AGENT_RELATIONS).nullable(),
  authorisation: z.enum(AUTHORISATIONS),
  until: localDate.nullable(),
});
export type CaseAgent = z.infer<typeof caseAgent>;

export const caseDetail = caseLine.extend({
  /** Null when the applicant came in person. */
  agent: caseAgent.nullable(),
  applicantMaskedNumber: z.string(),
  applicantPhone: z.string(),
  promisedDays: z.number().int(),
  statutoryDays: z.number().int().nullable(),
  /** Working days by which both limits were extended. */
  extensionDays: z.number().int(),
  /** Of a suspended case: the day it would be due if it were resumed today. */
  promised: explainedDueDate,
  statutory: explainedDueDate.nullable(),
  materials: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      originals: z.number(),
      copies: z.number(),
      received: z.boolean(),
      /** Pages that were scanned of it. */
      scanPages: z.number().int(),
    }),
  ),
  /** 办理情形 as they were answered, in words. */
  situations: z.array(z.object({ question: z.string(), answer: z.string() })),
  /** The form as it was filled in, in words; identity and account numbers are masked. */
  form: z.array(z.object({ label: z.string(), value: z.string() })),
  events: z.array(
    z.object({
      number: z.number().int(),
      step: z.string(),
      fromState: z.string().nullable(),
      toState: z.string(),
      at: instant,
      actorName: z.string(),
      /** AB岗: in whose place it was done; null for one's own right. */
      actingFor: z.string().nullable(),
      siteNumber: z.string(),
      note: z.string(),
      answers: stepAnswers,
    }),
  ),
  documents: z.array(caseDocument),
  /** The number of the last step taken; who takes the next one says after which. */
  stepNumber: z.number().int(),
  /** What can be done now. */
  steps: z.array(
    z.object({
      step: caseStep,
      asks: z.array(stepQuestion).readonly(),
      /** The most working days that can be answered; null where none are asked for. */
      longestDays: z.number().int().nullable(),
      issues: z.array(documentKind).readonly(),
    }),
  ),
});
export type CaseDetail = z.infer<typeof caseDetail>;

export const caseFilter = z.enum(['open', 'due-today', 'overdue', 'completed', 'all']);
export type CaseFilter = z.infer<typeof caseFilter>;

/** Where the next page of a keyset list begins: the last row already shown. */
export const caseCursor = z.object({ acceptedAt: instant, id: identifier });

/** What a step would do to both limits. */
export const stepPreview = z.object({
  promisedDue: localDate,
  statutoryDue: localDate.nullable(),
  /** The promised due date lies in a year without a calendar (暂定). */
  provisional: z.boolean(),
  /** Of a special procedure: the day on which the clock would run again. */
  resumesOn: localDate.nullable(),
});
export type StepPreview = z.infer<typeof stepPreview>;

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
  /**
   * Takes a step: state, history, due dates and documents, all or nothing. `afterStep` is the number of the last step
   * the person saw; if somebody took another one since (or the key was pressed twice), the answer is STALE_CASE.
   */
  takeStep: base
    .input(
      z.object({
        caseId: identifier,
        step: caseStep,
        afterStep: z.number().int().min(1),
        answers: stepAnswers.default({}),
      }),
    )
    .output(caseDetail),
  /** What a step would do to the due dates, before it is taken. */
  previewStep: base
    .input(
      z.object({
        caseId: identifier,
        step: caseStep,
        days: z.number().int().min(1).max(LONGEST_SPECIAL_PROCEDURE).optional(),
      }),
    )
    .output(stepPreview),
  /** What stands on the clerk's left hand: counts of open cases by urgency. */
  counters: base.output(
    z.object({ open: z.number().int(), dueToday: z.number().int(), overdue: z.number().int() }),
  ),
};
