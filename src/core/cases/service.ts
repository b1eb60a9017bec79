import type { CaseDetail, CaseLine } from '#shared/contract/cases.ts';
import { longestDays, type StepTaker, stepsNow, TRANSITIONS } from '#shared/domain/case-lifecycle.ts';
import { formatCaseNumber, parseCaseNumber } from '#shared/domain/case-number.ts';
import { parsePaperNumber } from '#shared/domain/paper-number.ts';
import { workdaysBetween } from '#shared/domain/workdays.ts';
import { type CoreContext, systemActor } from '../context.ts';
import { failure } from '../errors.ts';
import { agentOfCase } from '../residents/agents.ts';
import { residentById } from '../residents/queries.ts';
import { countScanPages } from '../scans/queries.ts';
import { answersOfCase } from './case-answers.ts';
import {
  type CaseCourse,
  clockStep,
  countLimits,
  countReceipt,
  loadCourse,
  type PaperRow,
  readAnswers,
  wasAccepted,
} from './case-course.ts';
import { caseDocumentOf } from './case-document.ts';
import { caseLineReader } from './case-line.ts';
import { openFields } from './fill-form.ts';
import { holderWithName, isOwnCase } from './own-case.ts';
import { caseIdByNumber, documentsOfCase } from './queries.ts';
import { receiptLimits } from './receipt-limits.ts';

export { countCases, listCases } from './list-cases.ts';

/**
 * A case with everything that belongs to it, and what the one who asks can do with it.
 * @throws CoreError `NOT_FOUND`
 */
export function getCase(context: CoreContext, id: string, asker: StepTaker = systemActor): CaseDetail {
  const { read } = context.data.database;
  const course = loadCourse(context, id);
  const { row, events, situation } = course;
  const scanPages = countScanPages(read, id);
  return {
    ...caseLineReader(context)(row),
    ...datesOf(context, course),
    holder: holderWithName(context, row),
    agent: agentOfCase(read, id),
    applicantMaskedNumber: row.applicant_masked_number,
    applicantPhone: read.first(residentById(row.resident_id))?.phone ?? '',
    promisedDays: row.promised_days,
    statutoryDays: row.statutory_days,
    suspendedUntil: row.suspended_until,
    materials: course.papers.map((paper, at) => ({
      ...paperOf(paper, situation.papers[at]),
      scanPages: scanPages.get(paper.id) ?? 0,
    })),
    openFields: wasAccepted(row) || row.closed_at !== null ? [] : openFields(read, row, situation.today),
    ...answersOfCase(read, row),
    events: events.map((event) => ({
      number: event.step_number,
      step: event.step,
      fromState: event.from_state,
      toState: event.to_state,
      at: event.at,
      actorName: event.actor_name,
      actingFor: event.acting_for,
      siteNumber: event.site_number,
      note: event.note,
      answers: readAnswers(event.answers),
    })),
    documents: read.all(documentsOfCase(id)).map(caseDocumentOf),
    stepNumber: events.at(-1)?.step_number ?? 0,
    steps: (isOwnCase(context, row) ? stepsNow(situation, asker) : []).map((step) => ({
      step,
      asks: TRANSITIONS[step].asks,
      longestDays: longestDays(step, situation),
      issues: TRANSITIONS[step].issues,
    })),
  };
}

type Dates = Pick<CaseDetail, 'promised' | 'statutory' | 'extensionDays' | 'receipt' | 'supplement'> &
  Partial<Pick<CaseLine, 'promisedDue' | 'statutoryDue' | 'due'>>;

/** The clocks of a case with the days that explain them. */
function datesOf(context: CoreContext, { row, events, situation, calendar }: CaseCourse): Dates {
  const steps = events.map(clockStep);
  if (wasAccepted(row)) {
    const { promised, statutory, extensionDays } = countLimits(row, steps, situation.today, calendar);
    // While a case is suspended its date moves from day to day.
    const moving = { promisedDue: promised.due, due: promised.due, statutoryDue: statutory?.due ?? null };
    return {
      promised,
      statutory,
      extensionDays,
      receipt: null,
      supplement: null,
      ...(row.suspended_on !== null && moving),
    };
  }
  const { receipt, supplement } = countReceipt(steps, receiptLimits(context.data.database.read), calendar);
  // As long as it was when it began: a setting that was changed since is for those that come in from then on.
  const workdays = (from: string, due: string) => workdaysBetween(from, due, calendar);
  const recount = (from: string, due: string) =>
    countReceipt(steps, { toTell: workdays(from, due), toSupplement: workdays(from, due) }, calendar);
  const { receipt_due: receiptDue, supplement_due: supplementDue } = row;
  const told = receipt && receiptDue ? recount(receipt.began, receiptDue).receipt : receipt;
  const awaited =
    supplement && supplementDue ? recount(supplement.toldOn, supplementDue).supplement : supplement;
  return {
    promised: null,
    statutory: null,
    extensionDays: 0,
    receipt: told && { ...told, workdays: workdays(told.began, told.due.due) },
    supplement: awaited && { ...awaited, workdays: workdays(awaited.toldOn, awaited.due.due) },
  };
}

function paperOf(
  paper: PaperRow,
  rules: CaseCourse['situation']['papers'][number] | undefined,
): Omit<CaseDetail['materials'][number], 'scanPages'> {
  const { id, name, originals, copies } = paper;
  return {
    id,
    name,
    originals,
    copies,
    wantedOriginals: paper.wanted_originals ?? 1,
    wantedCopies: paper.wanted_copies ?? 0,
    received: paper.received === 1,
    state: stateOf(paper),
    lackingUntil: paper.lacking_until,
    correction: paper.correction,
    required: rules?.required ?? true,
    mayLack: rules?.mayLack ?? false,
    declarable: rules?.declarable ?? false,
    whereToGet: paper.where_to_get ?? '',
  };
}

function stateOf(paper: PaperRow): CaseDetail['materials'][number]['state'] {
  if (paper.received === 1) return 'received';
  if (paper.declared === 1) return 'declared';
  return paper.lacking_until === null ? 'missing' : 'lacking';
}

/** By the number of the case or of one of its papers. @throws CoreError `NOT_FOUND`, also for any other text */
export function getCaseByNumber(context: CoreContext, text: string, asker?: StepTaker): CaseDetail {
  const parsed = parsePaperNumber(text)?.case ?? parseCaseNumber(text);
  const found = parsed && context.data.database.read.first(caseIdByNumber(formatCaseNumber(parsed)));
  if (!found) throw failure('NOT_FOUND', { entity: 'case', id: text });
  return getCase(context, found.id, asker);
}
