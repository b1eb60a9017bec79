import type { CaseDetail } from '#shared/contract/cases.ts';
import type { DocumentCopy } from '#shared/contract/documents.ts';
import { getCase } from '../cases/service.ts';
import type { CoreContext } from '../context.ts';
import type { Actor } from '../db/database.ts';
import { failure } from '../errors.ts';
import { documentCommand, documentId } from './make-final.ts';
import { documentOfCase, papersOfCase } from './queries.ts';

/**
 * 重新打印: another copy of a printed document, asked for with a reason. The old copy counts until paper of the new
 * one has come out, so that a printer that is away leaves nobody without a valid paper; a copy that still waits for
 * its paper is the one printed next, and no further is made.
 * @throws CoreError `NOT_FOUND`
 */
export function copyToReprint(
  context: CoreContext,
  actor: Actor,
  detail: CaseDetail,
  document: DocumentCopy,
  reason: string,
): { detail: CaseDetail; document: DocumentCopy } {
  const { database } = context.data;
  const waiting = waitingCopy(detail, document);
  if (waiting) return { detail, document: waiting };
  const command = { ...documentCommand('documents.reprint', actor, detail.id, document), reason };
  const copy = database.write(command, (unit) => {
    const row = unit.read.first(documentOfCase(detail.id, document.kind, document.copy));
    if (!row) throw failure('NOT_FOUND', { entity: 'document', id: documentId(detail.id, document) });
    const papers = unit.read.all(papersOfCase(detail.id)).filter(({ kind }) => kind === document.kind);
    const waitingRow = papers.find(({ replaces }) => replaces === document.copy);
    if (waitingRow) return waitingRow.copy;
    const next = 1 + Math.max(...papers.map((paper) => paper.copy));
    unit.insert('caseDocument', {
      case_id: detail.id,
      kind: document.kind,
      copy: next,
      template_version: row.template_version,
      wording_id: row.wording_id,
      issued_at: row.issued_at,
      issued_by: row.issued_by,
      step_number: row.step_number,
      replaces: document.copy,
      reprint_reason: reason,
    });
    return next;
  });
  return { detail: getCase(context, detail.id), document: { kind: document.kind, copy } };
}

/** The copy that stands in for another and waits for its paper. */
export function waitingCopy(detail: CaseDetail, { kind, copy }: DocumentCopy): DocumentCopy | null {
  const found = detail.documents.find((one) => one.kind === kind && one.replaces === copy);
  return found ? { kind, copy: found.copy } : null;
}

/** Paper came out: the copy is printed for good, and the one it replaces counts no longer. */
export function notePrinted(
  context: CoreContext,
  actor: Actor,
  caseId: string,
  document: DocumentCopy,
): void {
  const { database } = context.data;
  const { kind, copy } = document;
  const row = database.read.first(documentOfCase(caseId, kind, copy));
  if (!row || row.printed_at !== null) return;
  const reason = row.reprint_reason;
  const command = documentCommand('documents.printed', actor, caseId, document);
  database.write({ ...command, ...(reason !== null && { reason }) }, (unit) => {
    const at = database.now().toISOString();
    unit.update('caseDocument', { case_id: caseId, kind, copy }, { printed_at: at });
    if (row.replaces === null) return;
    unit.update(
      'caseDocument',
      { case_id: caseId, kind, copy: row.replaces },
      { voided_at: at, voided_by: actor.name, void_reason: reason },
    );
  });
}
