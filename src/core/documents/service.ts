import type { CaseDetail, DocumentKind } from '#shared/contract/cases.ts';
import type { DocumentCopy, PrintOutcome } from '#shared/contract/documents.ts';
import { requireOwnCase } from '../cases/own-case.ts';
import { caseById } from '../cases/queries.ts';
import { getCase } from '../cases/service.ts';
import type { CoreContext, Desktop } from '../context.ts';
import type { Actor } from '../db/database.ts';
import { failure } from '../errors.ts';
import { documentKinds } from './kinds.ts';
import { makeFinal } from './make-final.ts';
import { issuedDocument, pageOf } from './page.ts';
import { stampVoid } from './page-regions.ts';
import { filesOfDocument } from './queries.ts';
import { copyToReprint, notePrinted, waitingCopy } from './reprint.ts';

/** The document as it was or will be printed; across a voided one stands 已作废. @throws CoreError `NOT_FOUND` */
export function viewDocument(context: CoreContext, caseId: string, kind: DocumentKind, copy = 1): string {
  const detail = getCase(context, caseId);
  const page = pageOf(context, detail, { kind, copy });
  return issuedDocument(detail, { kind, copy })?.voided ? stampVoid(page) : page;
}

/** What to print of a case: these documents or these kinds, everything that counts when neither is named. */
export interface PrintRequest {
  documents?: readonly DocumentCopy[] | undefined;
  kinds?: readonly DocumentKind[] | undefined;
  /** Why documents that were printed before are printed again. */
  reprintReason?: string | undefined;
}

/**
 * Makes each document final and sends it to the default printer. The case is safe before and whatever happens here;
 * what got no paper can be printed later. A document of which there is paper already is printed again only with a
 * reason, as another copy that replaces it.
 * @throws CoreError `NOT_FOUND`, `CASE_OF_OTHER_CENTRE`, `PRINTING_FAILED` when the desktop could not render
 */
export async function printDocuments(
  context: CoreContext,
  actor: Actor,
  caseId: string,
  request: PrintRequest = {},
): Promise<PrintOutcome[]> {
  const row = context.data.database.read.first(caseById(caseId));
  if (row) requireOwnCase(context, row);
  const desktop = requireDesktop(context);
  const outcomes: PrintOutcome[] = [];
  for (const document of documentsToPrint(getCase(context, caseId), request)) {
    outcomes.push(await printOne(context, desktop, actor, caseId, document, request.reprintReason?.trim()));
  }
  return outcomes;
}

function documentsToPrint(detail: CaseDetail, { documents, kinds }: PrintRequest): DocumentCopy[] {
  if (documents) return documents.filter((one) => issuedDocument(detail, one));
  return detail.documents.filter(
    (one) => one.voided === null && !waitingCopy(detail, one) && (!kinds || kinds.includes(one.kind)),
  );
}

async function printOne(
  context: CoreContext,
  desktop: Desktop,
  actor: Actor,
  caseId: string,
  { kind, copy }: DocumentCopy,
  reason: string | undefined,
): Promise<PrintOutcome> {
  let detail = getCase(context, caseId);
  let document: DocumentCopy = { kind, copy };
  const before = issuedDocument(detail, document);
  const refused = { kind, copy, pdfKept: before?.pdfKept ?? false, printed: false };
  if (before?.voided) return { ...refused, problem: 'voided' };
  if (before?.printedAt) {
    if (!reason) return { ...refused, problem: 'printed-before' };
    ({ detail, document } = copyToReprint(context, actor, detail, document, reason));
  }
  const { page } = await makeFinal(context, desktop, actor, detail, document);
  const answer = await desktop.print(page);
  if (answer === 'printed') notePrinted(context, actor, caseId, document);
  const printed = answer === 'printed';
  return { ...document, pdfKept: true, printed, problem: answer === 'printed' ? null : answer };
}

/**
 * Asks the clerk where, then writes the PDF there; null when the clerk cancelled.
 * @throws CoreError `NOT_FOUND`, also for a document that was not issued; `CASE_OF_OTHER_CENTRE`, `PRINTING_FAILED`
 */
export async function saveDocumentAs(
  context: CoreContext,
  actor: Actor,
  caseId: string,
  kind: DocumentKind,
  copy = 1,
): Promise<string | null> {
  const row = context.data.database.read.first(caseById(caseId));
  if (row) requireOwnCase(context, row);
  const desktop = requireDesktop(context);
  const detail = getCase(context, caseId);
  const { pdf } = await makeFinal(context, desktop, actor, detail, { kind, copy });
  return desktop.saveFile(documentFileName(detail, kind, copy), pdf);
}

/** The kept PDF of a document; null while it was not made yet. */
export function keptPdf(
  context: CoreContext,
  caseId: string,
  kind: DocumentKind,
  copy = 1,
): Uint8Array | null {
  const kept = context.data.database.read.first(filesOfDocument(caseId, kind, copy));
  return kept ? context.data.files.get(kept.sha256) : null;
}

/** `13-2026-000123 受理通知书.pdf`; from the second copy on with its number, a voided one says so. */
export function documentFileName(detail: CaseDetail, kind: DocumentKind, copy = 1): string {
  const voided = issuedDocument(detail, { kind, copy })?.voided ? '（已作废）' : '';
  return `${detail.number} ${documentKinds[kind].title}${copy > 1 ? ` ${copy}` : ''}${voided}.pdf`;
}

/** Printing and dialogs. @throws CoreError `PRINTING_FAILED` where there is no desktop */
export function requireDesktop(context: CoreContext): Desktop {
  if (!context.desktop) throw failure('PRINTING_FAILED', { cause: 'no desktop' });
  return context.desktop;
}
