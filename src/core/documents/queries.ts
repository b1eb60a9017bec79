import type { DocumentKind } from '#shared/contract/cases.ts';
import type { PaperKind } from '#shared/contract/documents.ts';
import { query } from '../db/query.ts';

/** The kept files of one copy of a document. */
export function filesOfDocument(caseId: string, kind: DocumentKind, copy: number) {
  return query
    .selectFrom('document_files')
    .select(['sha256', 'page_sha256'])
    .where('case_id', '=', caseId)
    .where('kind', '=', kind)
    .where('copy', '=', copy);
}

/** Every paper of a case as it stands now: which number it has, what it replaces, whether it counts. */
export function papersOfCase(caseId: string) {
  return query
    .selectFrom('case_documents')
    .select(['kind', 'copy', 'paper_number', 'printed_at', 'replaces', 'reprint_reason', 'voided_at'])
    .where('case_id', '=', caseId);
}

/** One copy of a document with what a further copy takes over from it. */
export function documentOfCase(caseId: string, kind: DocumentKind, copy: number) {
  return query
    .selectFrom('case_documents')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('kind', '=', kind)
    .where('copy', '=', copy);
}

/** The wording of a kind that was in force at an instant; of two from the same instant the later one. */
export function wordingInForceAt(kind: PaperKind, at: string) {
  return query
    .selectFrom('document_wordings')
    .select(['id', 'number', 'content'])
    .where('kind', '=', kind)
    .where('effective_from', '<=', at)
    .orderBy('effective_from', 'desc')
    .orderBy('number', 'desc')
    .orderBy('id', 'desc')
    .limit(1);
}

/** Every wording of a kind, newest first. */
export function wordingsOf(kind: PaperKind) {
  return query
    .selectFrom('document_wordings')
    .select(['id', 'number', 'effective_from', 'content', 'made_at', 'made_by'])
    .where('kind', '=', kind)
    .orderBy('effective_from', 'desc')
    .orderBy('number', 'desc')
    .orderBy('id', 'desc');
}

/** One wording, whatever came after it. */
export function wordingById(id: string) {
  return query.selectFrom('document_wordings').select(['id', 'number', 'content']).where('id', '=', id);
}
