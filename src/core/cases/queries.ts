import { type SelectQueryBuilder, sql } from 'kysely';
import { MOST_COUNTED } from '#shared/contract/cases.ts';
import { query, type Schema } from '../db/query.ts';
import { compiledFor } from '../db/read-handle.ts';

/** What a line of any list of cases is made of. */
export const lineColumns = [
  'id',
  'number',
  'site_number',
  'held_by',
  'item_code',
  'item_name',
  'department',
  'resident_id',
  'applicant_name',
  'state',
  'received_at',
  'received_on',
  'receipt_due',
  'supplement_due',
  'accepted_at',
  'accepted_on',
  'promised_days',
  'promised_due',
  'statutory_due',
  'gap_due',
  'forwarded_to',
  'extension_days',
  'suspended_on',
  'suspended_until',
  'closed_at',
  'provisional',
  'clerk_name',
] as const;

/** Of the three dates of a case the one that counts now; written as in the indexes. */
export const dueNow = sql<string>`coalesce(promised_due, supplement_due, receipt_due)`;

/** The site that writes a case, as in the indexes. */
export const heldBy = sql<string>`coalesce(held_by, site_number)`;
/** The same beside a condition that has an index of its own: nearly all cases of a database are held by its site. */
export const heldByUnindexed = sql<string>`+coalesce(held_by, site_number)`;

export interface CaseCursor {
  receivedAt: string;
  id: string;
}

/** Lines of cases, the newest first. */
export function newestFirst() {
  return query.selectFrom('cases').select(lineColumns).orderBy('received_at', 'desc').orderBy('id', 'desc');
}

/** One page of the list, newest first; it begins after the last row of the page before (keyset, no OFFSET). */
export function casePage(after: CaseCursor | undefined, limit: number) {
  const page = newestFirst().limit(limit);
  if (!after) return page;
  return page.where((where) =>
    where(where.refTuple('received_at', 'id'), '<', where.tuple(after.receivedAt, after.id)),
  );
}

export function caseById(id: string) {
  return query.selectFrom('cases').selectAll().where('id', '=', id);
}

/** The same, for what is asked with every case. */
export const wholeCaseById = compiledFor(caseById);

/** With a mark behind it (`/2`) or, before those, without: "0" follows "/" in every order of texts. */
export function caseIdByNumber(number: string) {
  return query
    .selectFrom('cases')
    .select('id')
    .where('number', '>=', number)
    .where('number', '<', `${number}0`)
    .orderBy('number')
    .limit(1);
}

export function caseLineByNumber(number: string) {
  return newestFirst().where('number', '>=', number).where('number', '<', `${number}0`);
}

export function caseLinesByNumberStart(start: string, limit: number) {
  return query
    .selectFrom('cases')
    .select(lineColumns)
    .where('number', '>=', start)
    .where('number', '<', `${start}~`)
    .orderBy('number', 'desc')
    .limit(limit);
}

export function caseLinesBySerial(serial: number, limit: number) {
  return newestFirst().where('serial', '=', serial).limit(limit);
}

export function caseLinesOfResidents(residentIds: string[], limit: number) {
  return newestFirst().where('resident_id', 'in', residentIds).limit(limit);
}

/** Asked for with every screen: past this number a count says nothing more. */
const COUNTED_TO = MOST_COUNTED + 1;

function countUpToMost(some: CountedCases, holder: string | null, holderTerm = heldByUnindexed) {
  const held = holder === null ? some : some.where(holderTerm, '=', holder);
  return query
    .selectFrom(held.select('cases.id').limit(COUNTED_TO).as('counted'))
    .select((columns) => columns.fn.countAll<number>().as('count'));
}

type CountedCases = SelectQueryBuilder<Schema, 'cases', Record<never, never>>;

export function countOpenCases(holder: string | null) {
  return countUpToMost(query.selectFrom('cases').where('closed_at', 'is', null), holder, heldBy);
}
/** Written out as in the indexes: a value that is bound would not match them. */
export const inState = {
  received: sql<boolean>`state = 'received'`,
  correction: sql<boolean>`state = 'correction-told'`,
  gaps: sql<boolean>`gap_due IS NOT NULL`,
  toDeliver: sql<boolean>`state IN ('completed', 'refused')`,
};

export function countInState(state: (typeof inState)[keyof typeof inState], holder: string | null) {
  return countUpToMost(query.selectFrom('cases').where(state), holder);
}

export interface DepartmentCursor {
  due: string;
  id: string;
}

/** One page of the open cases that a department has, most urgent first. */
export function departmentPage(department: string, after: DepartmentCursor | undefined, limit: number) {
  const page = query
    .selectFrom('cases')
    .select(lineColumns)
    .where('forwarded_to', '=', department)
    .orderBy(dueNow)
    .orderBy('id')
    .limit(limit);
  return after ? page.where(sql<boolean>`(${dueNow}, id) > (${after.due}, ${after.id})`) : page;
}

function runningCases() {
  return query.selectFrom('cases').where('closed_at', 'is', null).where('suspended_on', 'is', null);
}

export function countDueOn(today: string, holder: string | null) {
  return countUpToMost(runningCases().where(dueNow, '=', today), holder);
}

export function countOverdue(today: string, holder: string | null) {
  return countUpToMost(runningCases().where(dueNow, '<', today), holder);
}

/** The papers of a case, by name. */
export function materialsOfCase(caseId: string) {
  return query
    .selectFrom('case_materials')
    .select(['material_id as id', 'name'])
    .where('case_id', '=', caseId)
    .orderBy('position');
}

/** The papers of a case, with what the version of its item says about each; an agent's own are no item's. */
export const papersOfCase = compiledFor((caseId: string) =>
  query
    .selectFrom('case_materials as paper')
    .innerJoin('cases', 'cases.id', 'paper.case_id')
    .leftJoin('service_item_materials as material', (join) =>
      join
        .onRef('material.code', '=', 'cases.item_code')
        .onRef('material.item_version', '=', 'cases.item_version')
        .onRef('material.material_id', '=', 'paper.material_id'),
    )
    .select([
      'paper.material_id as id',
      'paper.name',
      'paper.originals',
      'paper.copies',
      'paper.received',
      'paper.declared',
      'paper.lacking_until',
      'paper.correction',
      'material.required',
      'material.originals as wanted_originals',
      'material.copies as wanted_copies',
      'material.may_lack',
      'material.declarable',
      'material.where_to_get',
    ])
    .where('paper.case_id', '=', caseId)
    .orderBy('paper.position'),
);

/** Cases whose papers were received and whose day to tell what lacks is over. */
export function overdueReceipts(siteNumber: string, today: string) {
  return query
    .selectFrom('cases')
    .select('id')
    .where(inState.received)
    .where(heldByUnindexed, '=', siteNumber)
    .where('receipt_due', '<', today)
    .orderBy('received_at')
    .orderBy('id');
}

export const eventsOfCase = compiledFor((caseId: string) =>
  query
    .selectFrom('case_events')
    .select([
      'step_number',
      'step',
      'from_state',
      'to_state',
      'at',
      'actor_name',
      'acting_for',
      'site_number',
      'note',
      'answers',
    ])
    .where('case_id', '=', caseId)
    .orderBy('step_number'),
);

/** Acceptance is none of them: its day stands in the row. */
const clockSteps = ['receive', 'tell-correction', 'supplement', 'suspend', 'resume', 'extend'] as const;

/** The steps that move the clocks of open cases, in order, for counting all of them again. */
export function clockStepsOfOpenCases(siteNumber: string) {
  return query
    .selectFrom('cases')
    .innerJoin('case_events', 'case_events.case_id', 'cases.id')
    .select(['cases.id', 'case_events.step', 'case_events.at', 'case_events.answers'])
    .where(sql<string>`coalesce(cases.held_by, cases.site_number)`, '=', siteNumber)
    .where('cases.closed_at', 'is', null)
    .where('case_events.step', 'in', [...clockSteps])
    .orderBy('cases.id')
    .orderBy('case_events.step_number');
}

export const kindOfItemVersion = compiledFor((code: string, version: number) =>
  query
    .selectFrom('service_item_versions')
    .select('kind')
    .where('code', '=', code)
    .where('item_version', '=', version),
);

export const documentsOfCase = compiledFor((caseId: string) =>
  query
    .selectFrom('case_documents as document')
    .leftJoin('document_files as file', (join) =>
      join
        .onRef('file.case_id', '=', 'document.case_id')
        .onRef('file.kind', '=', 'document.kind')
        .onRef('file.copy', '=', 'document.copy'),
    )
    .select([
      'document.kind',
      'document.copy',
      'document.step_number',
      'document.issued_at',
      'document.issued_by',
      'document.paper_number',
      'document.printed_at',
      'document.replaces',
      'document.reprint_reason',
      'document.voided_at',
      'document.voided_by',
      'document.void_reason',
      'document.wording_id',
      'file.sha256',
      'file.page_sha256',
    ])
    .where('document.case_id', '=', caseId)
    .orderBy('document.issued_at')
    .orderBy('document.kind', 'desc'),
);
