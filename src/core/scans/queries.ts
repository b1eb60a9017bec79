import { query } from '../db/query.ts';
import type { ReadHandle } from '../db/read-handle.ts';

const columns = [
  'id',
  'material_id',
  'position',
  'media_type',
  'sha256',
  'size',
  'width',
  'height',
  'pages',
  'sensitive',
  'thumbnail_sha256',
  'captured_at',
  'captured_by',
  'captured_by_name',
  'reused_from',
] as const;

export function scansOfDraft(draftId: string) {
  return query
    .selectFrom('draft_scans')
    .select(columns)
    .where('draft_id', '=', draftId)
    .orderBy('material_id')
    .orderBy('position');
}

export function scansOfCase(caseId: string) {
  return query
    .selectFrom('case_scans')
    .select(columns)
    .where('case_id', '=', caseId)
    .orderBy('material_id')
    .orderBy('position');
}

export function draftScanById(id: string) {
  return query
    .selectFrom('draft_scans')
    .select([...columns, 'draft_id'])
    .where('id', '=', id);
}

export function caseScanById(id: string) {
  return query
    .selectFrom('case_scans')
    .select([...columns, 'case_id'])
    .where('id', '=', id);
}

export function draftById(id: string) {
  return query.selectFrom('intake_drafts').select(['id', 'staff_id', 'content']).where('id', '=', id);
}

/** Scans whose draft is neither kept nor a case any more. */
export function scansWithoutDraft() {
  return query
    .selectFrom('draft_scans as scan')
    .leftJoin('intake_drafts as draft', 'draft.id', 'scan.draft_id')
    .select(['scan.id', 'scan.draft_id', 'scan.sha256', 'scan.thumbnail_sha256'])
    .where('draft.id', 'is', null);
}

/** Pages kept of each paper of a case, by the paper's id. */
export function countScanPages(read: ReadHandle, caseId: string): ReadonlyMap<string, number> {
  return new Map(read.all(scanPagesOfCase(caseId)).map(({ material_id, pages }) => [material_id, pages]));
}

function scanPagesOfCase(caseId: string) {
  return query
    .selectFrom('case_scans')
    .select(['material_id', (sum) => sum.fn.sum<number>('pages').as('pages')])
    .where('case_id', '=', caseId)
    .groupBy('material_id');
}

/** What a person brought to other cases since an instant, the newest first. */
export function earlierScansOf(residentIds: string[], since: string, exceptCaseId: string) {
  return query
    .selectFrom('cases')
    .innerJoin('case_scans as scan', 'scan.case_id', 'cases.id')
    .innerJoin('case_materials as paper', (join) =>
      join.onRef('paper.case_id', '=', 'scan.case_id').onRef('paper.material_id', '=', 'scan.material_id'),
    )
    .select([
      'cases.id as case_id',
      'cases.number as case_number',
      'paper.material_id',
      'paper.name',
      (max) => max.fn.max('scan.captured_at').as('captured_at'),
      (sum) => sum.fn.sum<number>('scan.pages').as('pages'),
    ])
    .where('cases.resident_id', 'in', residentIds)
    .where('cases.id', '!=', exceptCaseId)
    .where('scan.captured_at', '>=', since)
    .groupBy(['cases.id', 'paper.material_id'])
    .orderBy('captured_at', 'desc');
}
