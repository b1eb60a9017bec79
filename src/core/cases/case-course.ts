import type { StepAnswers } from '#shared/contract/cases.ts';
import { type ClockStep, clockCourse, countDueWithPauses } from '#shared/domain/case-clock.ts';
import type { CaseSituation, CaseState } from '#shared/domain/case-lifecycle.ts';
import { countReceiptDue, receiptBegan } from '#shared/domain/case-receipt.ts';
import { type LocalDate, localDateInShanghai } from '#shared/domain/local-date.ts';
import { countDueDate, type DueDate, type WorkCalendar } from '#shared/domain/workdays.ts';
import { loadWorkCalendar } from '../calendar/service.ts';
import { detailsOfVersion } from '../catalogue/item-versions.ts';
import type { CoreContext } from '../context.ts';
import type { ReadHandle } from '../db/read-handle.ts';
import { failure } from '../errors.ts';
import { eventsOfCase, kindOfItemVersion, papersOfCase, wholeCaseById } from './queries.ts';

export type CaseRow = NonNullable<ReturnType<typeof firstCase>>;
export type EventRow = ReturnType<typeof allEvents>[number];
export type PaperRow = ReturnType<typeof allPapers>[number];

function firstCase(read: ReadHandle, id: string) {
  return read.first(wholeCaseById(id));
}

function allEvents(read: ReadHandle, id: string) {
  return read.all(eventsOfCase(id));
}

function allPapers(read: ReadHandle, id: string) {
  return read.all(papersOfCase(id));
}

/** A case with its history and what the rules need to know of it. */
export interface CaseCourse {
  row: CaseRow;
  /** In order, the step that made the case first. */
  events: EventRow[];
  papers: PaperRow[];
  situation: CaseSituation;
  calendar: WorkCalendar;
}

/** @throws CoreError `NOT_FOUND` */
export function loadCourse(context: CoreContext, id: string): CaseCourse {
  const { read, now } = reader(context);
  const row = firstCase(read, id);
  if (!row) throw failure('NOT_FOUND', { entity: 'case', id });
  const events = allEvents(read, id);
  const papers = allPapers(read, id);
  const calendar = loadWorkCalendar(read);
  const today = localDateInShanghai(now);
  const details = detailsOfVersion(read, row.item_code, row.item_version);
  const situation: CaseSituation = {
    state: row.state as CaseState,
    history: events.map(({ step, from_state }) => ({ step, fromState: from_state })),
    papers: papers.map((paper) => ({
      id: paper.id,
      // A paper that is none of the item's is an agent's, and must be there.
      required: (paper.required ?? 1) === 1,
      received: paper.received === 1,
      declared: paper.declared === 1,
      lackingUntil: paper.lacking_until,
      mayLack: details?.gapsAllowed === true && paper.may_lack === 1,
      declarable: details?.declarationAllowed === true && paper.declarable === 1,
    })),
    department: row.forwarded_to ?? row.department,
    licence: read.first(kindOfItemVersion(row.item_code, row.item_version))?.kind === '行政许可',
    extendedDays: row.extension_days ?? 0,
    promisedDue: row.promised_due ?? countDueDate(today, row.promised_days, calendar).due,
    supplementDue: row.supplement_due,
    today,
  };
  return { row, events, papers, situation, calendar };
}

function reader({ data: { database } }: CoreContext) {
  return { read: database.read, now: database.now() };
}

/** What was answered to a step, without the reason, which is its note. */
export function readAnswers(stored: string | null): StepAnswers {
  return stored === null ? {} : (JSON.parse(stored) as StepAnswers);
}

/** A stored step as the clocks see it. */
export function clockStep({ step, at, answers }: Pick<EventRow, 'step' | 'at' | 'answers'>): ClockStep {
  return { step, on: localDateInShanghai(at), days: readAnswers(answers).days };
}

export interface Limits {
  promised: DueDate;
  statutory: DueDate | null;
  extensionDays: number;
}

/** When a case was accepted, and for how many working days. */
export interface AcceptedFor {
  accepted_on: LocalDate;
  promised_days: number;
  statutory_days: number | null;
}

/** Both limits of a case after these steps; a pause that still goes on counts as ended on `today`. */
export function countLimits(
  row: AcceptedFor,
  steps: readonly ClockStep[],
  today: LocalDate,
  calendar: WorkCalendar,
): Limits {
  const course = { ...clockCourse(steps), acceptedOn: row.accepted_on, today };
  const count = (days: number) => countDueWithPauses({ ...course, days }, calendar);
  return {
    promised: count(row.promised_days),
    statutory: row.statutory_days === null ? null : count(row.statutory_days),
    extensionDays: course.extensionDays,
  };
}

/** Whether a case was accepted, which starts its limits. */
export function wasAccepted<Row extends { accepted_on: string | null }>(
  row: Row,
): row is Row & { accepted_on: string } {
  return row.accepted_on !== null;
}

/** Both limits as a case's row stores them. */
export function limitColumns({ promised, statutory }: Limits) {
  return {
    promised_due: promised.due,
    statutory_due: statutory?.due ?? null,
    provisional: promised.provisional ? 1 : 0,
  };
}

/** The time limits before acceptance, in working days: settings of the town. */
export interface ReceiptLimits {
  toTell: number;
  toSupplement: number;
}

/** What is due before acceptance. */
export interface ReceiptCourse {
  /** From when the office owes an answer, and until when; null while it owes none. */
  receipt: { began: LocalDate; due: DueDate } | null;
  /** Since when the resident was told what lacks, and until when it is awaited; null while nothing is. */
  supplement: { toldOn: LocalDate; due: DueDate } | null;
}

/** The clocks before acceptance after these steps. */
export function countReceipt(
  steps: readonly ClockStep[],
  { toTell, toSupplement }: ReceiptLimits,
  calendar: WorkCalendar,
): ReceiptCourse {
  const began = receiptBegan(steps);
  const last = steps.at(-1);
  const told = last?.step === 'tell-correction' ? last.on : null;
  return {
    receipt: began === null ? null : { began, due: countReceiptDue(began, toTell, calendar) },
    supplement: told === null ? null : { toldOn: told, due: countDueDate(told, toSupplement, calendar) },
  };
}

/** The dates before acceptance as a case's row stores them. */
export function receiptColumns({ receipt, supplement }: ReceiptCourse) {
  return {
    receipt_due: receipt?.due.due ?? null,
    supplement_due: supplement?.due.due ?? null,
    provisional: (receipt ?? supplement)?.due.provisional ? 1 : 0,
  };
}
