import { oc } from '@orpc/contract';
import { z } from 'zod';
import { AGENT_RELATIONS, AUTHORISATIONS } from '../domain/agency.ts';
import { CASE_STATES, DOCUMENT_KINDS, LONGEST_SPECIAL_PROCEDURE } from '../domain/case-lifecycle.ts';
import { caseStep, stepAnswers, stepPreview, stepQuestion } from './case-steps.ts';
import { contractErrors } from './errors.ts';
import { formField } from './item-details.ts';
import { explainedDueDate, identifier, instant, lampState, localDate } from './primitives.ts';

export const caseState = z.enum(CASE_STATES);
export type CaseState = z.infer<typeof caseState>;

export { caseStep, type StepAnswers, type StepPreview, stepAnswers, stepPreview } from './case-steps.ts';

/** 办件: one line of the case list. */
export const caseLine = z.object({
  id: identifier,
  /** Site, year, serial: `13-2026-000123`. Final from the moment the case came in. */
  number: z.string(),
  itemCode: z.string(),
  itemName: z.string(),
  department: z.string(),
  residentId: identifier,
  applicantName: z.string(),
  state: caseState,
  /** 收件: when the case came in; by this lists are ordered. */
  receivedAt: instant,
  receivedOn: localDate,
  /** Null before acceptance, like every date that follows from it. */
  acceptedAt: instant.nullable(),
  acceptedOn: localDate.nullable(),
  promisedDue: localDate.nullable(),
  statutoryDue: localDate.nullable(),
  /**
   * The date that counts now: until when what lacks can be told (收件), until when the resident was given time
   * (补正中), or the promise. Null for a case that ended before it was accepted.
   */
  due: localDate.nullable(),
  /** `due` lies in a year without a calendar (暂定). */
  provisional: z.boolean(),
  /** 容缺: until when papers were promised that have not come. */
  gapDue: localDate.nullable(),
  /** The department that has the case; null while the window has it. */
  forwardedTo: z.string().nullable(),
  /** Suspended for longer than was announced. */
  suspendedTooLong: z.boolean(),
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
  /** The centre that writes the case; `here` when it is this one. Elsewhere the case is read only. */
  holder: z.object({ siteNumber: z.string(), name: z.string(), here: z.boolean() }),
  applicantMaskedNumber: z.string(),
  applicantPhone: z.string(),
  promisedDays: z.number().int(),
  statutoryDays: z.number().int().nullable(),
  /** Working days by which both limits were extended. */
  extensionDays: z.number().int(),
  /** Of a suspended case: the day it would be due if it were resumed today. Null before acceptance. */
  promised: explainedDueDate.nullable(),
  statutory: explainedDueDate.nullable(),
  /** 收件: since when the office owes an answer about the papers, for how many working days, until when. */
  receipt: z.object({ began: localDate, workdays: z.number().int(), due: explainedDueDate }).nullable(),
  /** 补正中: since when what lacks is told, and until when it is awaited. */
  supplement: z.object({ toldOn: localDate, workdays: z.number().int(), due: explainedDueDate }).nullable(),
  /** Until when a special procedure was announced to take; null unless suspended. */
  suspendedUntil: localDate.nullable(),
  materials: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      originals: z.number(),
      copies: z.number(),
      /** How many the item asks for. */
      wantedOriginals: z.number(),
      wantedCopies: z.number(),
      received: z.boolean(),
      /** Pages that were scanned of it. */
      scanPages: z.number().int(),
      /** `lacking`: promised until a day. `declared`: 告知承诺 was given instead. */
      state: z.enum(['received', 'lacking', 'declared', 'missing']),
      lackingUntil: localDate.nullable(),
      /** What was told to be wrong with it and has not been put right. */
      correction: z.string().nullable(),
      required: z.boolean(),
      /** May follow later here: the item allows gaps and marks this paper. */
      mayLack: z.boolean(),
      /** A declaration may stand in for it here. */
      declarable: z.boolean(),
      whereToGet: z.string(),
    }),
  ),
  /** Fields of the form that acceptance asks for and that are open still; only of a case not accepted. */
  openFields: z.array(formField),
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
  /** What the one who asks can do now. */
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

export const caseFilter = z.enum([
  'open',
  'due-today',
  'overdue',
  'received',
  'correction',
  'gaps',
  'to-deliver',
  'completed',
  'all',
]);
export type CaseFilter = z.infer<typeof caseFilter>;

/** Whose cases: those that this centre holds, those of every centre that are known here, or of the one with this number. */
export const caseCentre = z.union([z.literal('own'), z.literal('every'), z.string().regex(/^\d{2}$/)]);

/** Where the next page of a keyset list begins: the last row already shown. */
export const caseCursor = z.object({ receivedAt: instant, id: identifier });

/** Where the next page of a department's list begins. */
export const departmentCursor = z.object({ due: localDate, id: identifier });

/** A step as somebody wants to take it. */
export const stepRequest = z.object({
  caseId: identifier,
  step: caseStep,
  /** The number of the last step the person saw. */
  afterStep: z.number().int().min(1),
  answers: stepAnswers.default({}),
});
export type StepRequest = z.output<typeof stepRequest>;

/** Counts of a screen stop here; one more says that there are more. */
export const MOST_COUNTED = 9999;

const base = oc.errors(contractErrors);

export const cases = {
  /** Those that came in last first, by keyset. */
  list: base
    .input(
      z.object({
        filter: caseFilter.default('all'),
        centre: caseCentre.default('own'),
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
  takeStep: base.input(stepRequest).output(caseDetail),
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
  /** What stands on the clerk's left hand, each up to `MOST_COUNTED` and one more for whatever is beyond. */
  counters: base.input(z.object({ centre: caseCentre.default('own') }).optional()).output(
    z.object({
      open: z.number().int(),
      dueToday: z.number().int(),
      overdue: z.number().int(),
      received: z.number().int(),
      correction: z.number().int(),
      gaps: z.number().int(),
      toDeliver: z.number().int(),
    }),
  ),
  /** 待我部门办理: the open cases of the handler's department, most urgent first; a manager names one. */
  ofDepartment: base
    .input(
      z.object({
        department: z.string().max(50).optional(),
        after: departmentCursor.optional(),
        limit: z.number().int().min(1).max(200).default(50),
      }),
    )
    .output(z.object({ rows: z.array(caseLine), next: departmentCursor.nullable() })),
};
