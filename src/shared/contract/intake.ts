import { oc } from '@orpc/contract';
import { z } from 'zod';
import { AGENT_RELATIONS, AUTHORISATIONS } from '../domain/agency.ts';
import { caseDetail, stepAnswers } from './cases.ts';
import { contractErrors } from './errors.ts';
import {
  identifier,
  identityKind,
  instant,
  localDate,
  personIdentityKind,
  sex,
  typedValue,
} from './primitives.ts';
import { organisationDetails } from './residents.ts';

export { type TypedValue, typedValue } from './primitives.ts';

/** 帮办代办: who stands at the window for the applicant; the 经办人 of an organisation. */
export const agent = z.object({
  /** One remembered with the applicant, whose number the window never sees; null for one who is new. */
  agentId: identifier.nullable(),
  identityKind: personIdentityKind.exclude(['none']),
  number: z.string().max(40),
  name: z.string().max(100),
  phone: z.string().max(30),
  /** Null while not asked, and for whoever acts for an organisation. */
  relation: z.enum(AGENT_RELATIONS).nullable(),
  authorisation: z.enum(AUTHORISATIONS).nullable(),
  /** The last day of the authorisation, or what was typed for one that is no day; null for this one matter. */
  until: z.string().max(40).nullable(),
});
export type Agent = z.infer<typeof agent>;

/** The person or the organisation the case is for, as the clerk filled the part in. */
export const applicant = z.object({
  /** A person already known here; null registers a new one. */
  residentId: identifier.nullable(),
  identityKind,
  /** The whole number for a new person; empty for a known one, whose number the window never sees. */
  number: z.string().max(40),
  name: z.string().max(100),
  sex,
  birthDate: localDate.nullable(),
  phone: z.string().max(30),
  address: z.string().max(200),
  /** What only an organisation (单位) has; null for a person (个人). */
  organisation: organisationDetails.nullable().default(null),
  /** 不是同一人: the records the clerk was shown before registering a new one all the same, and why. */
  notSameAs: z
    .object({ residentIds: z.array(identifier).max(20), reason: z.string().max(200) })
    .nullable()
    .default(null),
});
export type Applicant = z.infer<typeof applicant>;

export const receivedMaterial = z.object({
  id: z.string().max(80),
  received: z.boolean(),
  originals: z.number().int().min(0).max(99),
  copies: z.number().int().min(0).max(99),
});
export type ReceivedMaterial = z.infer<typeof receivedMaterial>;

/** An intake nobody has accepted yet, saved at every keystroke. It never leaves this site. */
export const intakeDraft = z.object({
  id: identifier,
  itemCode: z.string().max(40),
  /** What stands in the search box while no item is chosen. */
  itemText: z.string().max(200),
  applicant,
  /** Null while the applicant came in person. */
  agent: agent.nullable().default(null),
  materials: z.array(receivedMaterial).max(100),
  /** 办理情形: the option chosen for each question so far. */
  situations: z.record(z.string().max(40), z.string().max(40)).default({}),
  /** The item's form as far as it is filled in, as typed or chosen. */
  form: z.record(z.string().max(40), typedValue).default({}),
});
export type IntakeDraft = z.infer<typeof intakeDraft>;

/** A draft and when it was saved. */
export const savedDraft = z.object({ draft: intakeDraft, savedAt: instant });
export type SavedDraft = z.infer<typeof savedDraft>;

/** An unfinished intake as one line: enough to know it again. */
export const draftLine = z.object({
  id: identifier,
  itemCode: z.string(),
  itemText: z.string(),
  applicantName: z.string(),
  savedAt: instant,
});
export type DraftLine = z.infer<typeof draftLine>;

/** 容缺受理: the papers that follow and until when, the papers that a declaration stands in for. */
export const gapAnswers = stepAnswers.pick({ gaps: true, declared: true, until: true });
/** 一次性补正: all that lacks or does not hold, each paper with its reason. */
export const correctionAnswers = stepAnswers.pick({ corrections: true });
/** 不予受理: the reason and, where another office is responsible, which. */
export const declineAnswers = stepAnswers.pick({ reason: true, authority: true });

const base = oc.errors(contractErrors);

export const intake = {
  saveDraft: base.input(intakeDraft).output(z.object({ savedAt: instant })),
  /** What this clerk has begun and not finished, the one worked on last first. */
  listDrafts: base.output(z.array(draftLine)),
  /** One of them whole, so that a crash or a break loses no word; null when it is none of this clerk's. */
  getDraft: base.input(z.object({ id: identifier })).output(savedDraft.nullable()),
  /** Answers with what was thrown away, so that it can be taken back. */
  discardDraft: base.input(z.object({ id: identifier })).output(savedDraft.nullable()),
  /**
   * 受理: registers the person if new, the case, its papers, its first history entry and its two documents,
   * all or nothing. Asking twice with the same draft answers with the same case.
   */
  accept: base.input(intakeDraft).output(caseDetail),
  /**
   * The other ways in which a draft becomes a case, as accept does: all or nothing, and the same draft again gives
   * the same case. Only declining asks for no answer about the situation; the form may be filled in before
   * acceptance.
   */
  receive: base.input(intakeDraft).output(caseDetail),
  acceptWithGaps: base.input(z.object({ draft: intakeDraft, answers: gapAnswers })).output(caseDetail),
  tellCorrection: base.input(z.object({ draft: intakeDraft, answers: correctionAnswers })).output(caseDetail),
  decline: base.input(z.object({ draft: intakeDraft, answers: declineAnswers })).output(caseDetail),
};
