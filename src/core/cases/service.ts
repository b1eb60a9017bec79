import type { CaseDetail, CaseFilter, CaseLine, DocumentKind } from '#shared/contract/cases.ts';
import { formatCaseNumber, parseCaseNumber } from '#shared/domain/case-number.ts';
import { localDateInShanghai } from '#shared/domain/local-date.ts';
import { countDueDate } from '#shared/domain/workdays.ts';
import { loadWorkCalendar } from '../calendar/service.ts';
import type { CoreContext } from '../context.ts';
import { failure } from '../errors.ts';
import { residentById } from '../residents/queries.ts';
import { answersOfCase } from './case-answers.ts';
import { caseLineReader } from './case-line.ts';
import {
  type CaseCursor,
  caseById,
  caseIdByNumber,
  casePage,
  countDueOn,
  countOpenCases,
  countOverdue,
  documentsOfCase,
  eventsOfCase,
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
  const row = read.first(caseById(id));
  if (!row) throw failure('NOT_FOUND', { entity: 'case', id });
  const calendar = loadWorkCalendar(read);
  return {
    ...caseLineReader(context)(row),
    applicantMaskedNumber: row.applicant_masked_number,
    applicantPhone: read.first(residentById(row.resident_id))?.phone ?? '',
    promisedDays: row.promised_days,
    statutoryDays: row.statutory_days,
    promised: countDueDate(row.accepted_on, row.promised_days, calendar),
    statutory:
      row.statutory_days === null ? null : countDueDate(row.accepted_on, row.statutory_days, calendar),
    materials: read
      .all(materialsOfCase(id))
      .map((material) => ({ ...material, received: material.received === 1 })),
    ...answersOfCase(read, row),
    events: read.all(eventsOfCase(id)).map((event) => ({
      step: event.step,
      fromState: event.from_state,
      toState: event.to_state,
      at: event.at,
      actorName: event.actor_name,
      siteNumber: event.site_number,
      note: event.note,
    })),
    documents: read.all(documentsOfCase(id)).map((document) => ({
      kind: document.kind as DocumentKind,
      copy: document.copy,
      issuedAt: document.issued_at,
      issuedBy: document.issued_by,
      pdfKept: document.sha256 !== null,
    })),
  };
}

/** @throws CoreError `NOT_FOUND`, also for a text that is no case number */
export function getCaseByNumber(context: CoreContext, text: string): CaseDetail {
  const parsed = parseCaseNumber(text);
  const found = parsed && context.data.database.read.first(caseIdByNumber(formatCaseNumber(parsed)));
  if (!found) throw failure('NOT_FOUND', { entity: 'case', id: text });
  return getCase(context, found.id);
}

function reader(context: CoreContext) {
  const { database } = context.data;
  return { read: database.read, today: localDateInShanghai(database.now()) };
}
