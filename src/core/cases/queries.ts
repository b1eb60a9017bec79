import { query } from '../db/query.ts';

const lineColumns = [
  'id',
  'number',
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

function countOpen() {
  return query
    .selectFrom('cases')
    .select((columns) => columns.fn.countAll<number>().as('count'))
    .where('closed_at', 'is', null);
}

export function countOpenCases() {
  return countOpen();
}

export function countDueOn(today: string) {
  return countOpen().where('promised_due', '=', today);
}

export function countOverdue(today: string) {
  return countOpen().where('promised_due', '<', today);
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
    .select(['step', 'from_state', 'to_state', 'at', 'actor_name', 'site_number', 'note'])
    .where('case_id', '=', caseId)
    .orderBy('step_number');
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
    .select(['document.kind', 'document.copy', 'document.issued_at', 'document.issued_by', 'file.sha256'])
    .where('document.case_id', '=', caseId)
    .orderBy('document.issued_at')
    .orderBy('document.kind', 'desc');
}
