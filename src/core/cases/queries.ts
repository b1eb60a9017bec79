import { query } from '../db/query.ts';

const lineColumns = [
  'id',
  'number',
  'site_number',
  'item_code',
  'item_name',
  'department',
  'resident_id',
  'applicant_name',
  'state',
  'accepted_at',
  'accepted_on',
  'promised_days',
  'promised_due',
  'statutory_due',
  'extension_days',
  'suspended_on',
  'closed_at',
  'provisional',
  'clerk_name',
] as const;

export interface CaseCursor {
  acceptedAt: string;
  id: string;
}

function newestFirst() {
  return query.selectFrom('cases').select(lineColumns).orderBy('accepted_at', 'desc').orderBy('id', 'desc');
}

/** One page of the list, newest first; it begins after the last row of the page before (keyset, no OFFSET). */
export function casePage(after: CaseCursor | undefined, limit: number) {
  const page = newestFirst().limit(limit);
  if (!after) return page;
  return page.where((where) =>
    where(where.refTuple('accepted_at', 'id'), '<', where.tuple(after.acceptedAt, after.id)),
  );
}

export function caseById(id: string) {
  return query.selectFrom('cases').selectAll().where('id', '=', id);
}

export function caseIdByNumber(number: string) {
  return query.selectFrom('cases').select('id').where('number', '=', number);
}

export function caseLineByNumber(number: string) {
  return newestFirst().where('number', '=', number);
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

export function openCasesOfResident(residentId: string) {
  return newestFirst().where('resident_id', '=', residentId).where('closed_at', 'is', null);
}

export function closedCasesOfResident(residentId: string, limit: number) {
  return newestFirst().where('resident_id', '=', residentId).where('closed_at', 'is not', null).limit(limit);
}

export function countClosedCasesOfResident(residentId: string) {
  return query
    .selectFrom('cases')
    .select((columns) => columns.fn.countAll<number>().as('count'))
    .where('resident_id', '=', residentId)
    .where('closed_at', 'is not', null);
}

export function countOpenCases() {
  return query
    .selectFrom('cases')
    .select((columns) => columns.fn.countAll<number>().as('count'))
    .where('closed_at', 'is', null);
}

function countRunning() {
  return countOpenCases().where('suspended_on', 'is', null);
}

export function countDueOn(today: string) {
  return countRunning().where('promised_due', '=', today);
}

export function countOverdue(today: string) {
  return countRunning().where('promised_due', '<', today);
}

export function materialsOfCase(caseId: string) {
  return query
    .selectFrom('case_materials')
    .select(['material_id as id', 'name', 'originals', 'copies', 'received'])
    .where('case_id', '=', caseId)
    .orderBy('position');
}

export function eventsOfCase(caseId: string) {
  return query
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
    .orderBy('step_number');
}

/** The steps that move the clocks of open cases, in order, for counting all of them again. */
export function clockStepsOfOpenCases(siteNumber: string) {
  return query
    .selectFrom('cases')
    .innerJoin('case_events', 'case_events.case_id', 'cases.id')
    .select(['cases.id', 'case_events.step', 'case_events.at', 'case_events.answers'])
    .where('cases.site_number', '=', siteNumber)
    .where('cases.closed_at', 'is', null)
    .where('case_events.step', 'in', ['suspend', 'resume', 'extend'])
    .orderBy('cases.id')
    .orderBy('case_events.step_number');
}

export function kindOfItemVersion(code: string, version: number) {
  return query
    .selectFrom('service_item_versions')
    .select('kind')
    .where('code', '=', code)
    .where('item_version', '=', version);
}

export function documentsOfCase(caseId: string) {
  return query
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
    .orderBy('document.kind', 'desc');
}
