import type { CaseDetail, CaseFilter, CaseLine } from '#shared/contract/cases.ts';
import { longestDays, stepsNow, TRANSITIONS } from '#shared/domain/case-lifecycle.ts';
import { formatCaseNumber, parseCaseNumber } from '#shared/domain/case-number.ts';
import { localDateInShanghai } from '#shared/domain/local-date.ts';
import { parsePaperNumber } from '#shared/domain/paper-number.ts';
import type { CoreContext } from '../context.ts';
import { failure } from '../errors.ts';
import { agentOfCase } from '../residents/agents.ts';
import { residentById } from '../residents/queries.ts';
import { countScanPages } from '../scans/queries.ts';
import { answersOfCase } from './case-answers.ts';
import { clockStep, countLimits, loadCourse, readAnswers } from './case-course.ts';
import { caseDocumentOf } from './case-document.ts';
import { caseLineReader } from './case-line.ts';
import {
  type CaseCursor,
  caseIdByNumber,
  casePage,
  countDueOn,
  countOpenCases,
  countOverdue,
  documentsOfCase,
  materialsOfCase,
} from './queries.ts';

export interface CasePageRequest {
  filter: CaseFilter;
  after?: CaseCursor;
  limit: number;
}

/** One page of the case list, newest first, and where the next one begins. */
export function listCases(
  context: CoreContext,
  { filter, after, limit }: CasePageRequest,
): { rows: CaseLine[]; next: CaseCursor | null } {
  const { read, today } = reader(context);
  let page = casePage(after, limit);
  if (filter === 'completed') page = page.where('closed_at', 'is not', null);
  else if (filter !== 'all') page = page.where('closed_at', 'is', null);
  if (filter === 'due-today' || filter === 'overdue') page = page.where('suspended_on', 'is', null);
  if (filter === 'due-today') page = page.where('promised_due', '=', today);
  if (filter === 'overdue') page = page.where('promised_due', '<', today);
  const rows = read.all(page).map(caseLineReader(context));
  const last = rows.at(-1);
  return { rows, next: last && rows.length === limit ? { acceptedAt: last.acceptedAt, id: last.id } : null };
}

/** Open cases of this site by urgency. */
export function countCases(context: CoreContext): { open: number; dueToday: number; overdue: number } {
  const { read, today } = reader(context);
  return {
    open: read.first(countOpenCases())?.count ?? 0,
    dueToday: read.first(countDueOn(today))?.count ?? 0,
    overdue: read.first(countOverdue(today))?.count ?? 0,
  };
}

/** @throws CoreError `NOT_FOUND` */
export function getCase(context: CoreContext, id: string): CaseDetail {
  const { read } = context.data.database;
  const { row, events, situation, calendar } = loadCourse(context, id);
  const { promised, statutory, extensionDays } = countLimits(
    row,
    events.map(clockStep),
    situation.today,
    calendar,
  );
  const line = caseLineReader(context)(row);
  const scanPages = countScanPages(read, id);
  return {
    ...line,
    // While a case is suspended its date moves from day to day.
    ...(row.suspended_on !== null && { promisedDue: promised.due, statutoryDue: statutory?.due ?? null }),
    agent: agentOfCase(read, id),
    applicantMaskedNumber: row.applicant_masked_number,
    applicantPhone: read.first(residentById(row.resident_id))?.phone ?? '',
    promisedDays: row.promised_days,
    statutoryDays: row.statutory_days,
    extensionDays,
    promised,
    statutory,
    materials: read.all(materialsOfCase(id)).map((material) => ({
      ...material,
      received: material.received === 1,
      scanPages: scanPages.get(material.id) ?? 0,
    })),
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
    steps: stepsNow(situation).map((step) => ({
      step,
      asks: TRANSITIONS[step].asks,
      longestDays: longestDays(step, situation),
      issues: TRANSITIONS[step].issues,
    })),
  };
}

/** By the number of the case or of one of its papers. @throws CoreError `NOT_FOUND`, also for any other text */
export function getCaseByNumber(context: CoreContext, text: string): CaseDetail {
  const parsed = parsePaperNumber(text)?.case ?? parseCaseNumber(text);
  const found = parsed && context.data.database.read.first(caseIdByNumber(formatCaseNumber(parsed)));
  if (!found) throw failure('NOT_FOUND', { entity: 'case', id: text });
  return getCase(context, found.id);
}

function reader(context: CoreContext) {
  const { database } = context.data;
  return { read: database.read, today: localDateInShanghai(database.now()) };
}
