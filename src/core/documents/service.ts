import type { CaseDetail, DocumentKind } from '#shared/contract/cases.ts';
import type { DocumentCopy, PrintOutcome } from '#shared/contract/documents.ts';
import { getCase } from '../cases/service.ts';
import { centreBySite } from '../centres/queries.ts';
import type { CoreContext, Desktop } from '../context.ts';
import type { Actor } from '../db/database.ts';
import { query } from '../db/query.ts';
import { failure } from '../errors.ts';
import { caseAtStep } from './case-at-step.ts';
import { documentKinds } from './kinds.ts';
import { renderDocument } from './render.ts';

/** The document as it was or will be printed. @throws CoreError `NOT_FOUND` */
export function viewDocument(context: CoreContext, caseId: string, kind: DocumentKind, copy = 1): string {
  return htmlOf(context, getCase(context, caseId), { kind, copy });
}

/**
 * Makes and keeps the PDF of each document that has none, and sends each to the default printer.
 * The case is safe before and whatever happens here; a document without a PDF can be printed later.
 * @throws CoreError `NOT_FOUND`, `PRINTING_FAILED` when the desktop could not render
 */
export async function printDocuments(
  context: CoreContext,
  actor: Actor,
  caseId: string,
  documents?: readonly DocumentCopy[],
): Promise<PrintOutcome[]> {
  const desktop = requireDesktop(context);
  const detail = getCase(context, caseId);
  const wanted = detail.documents.filter(
    ({ kind, copy }) => !documents || documents.some((one) => one.kind === kind && one.copy === copy),
  );
  const outcomes: PrintOutcome[] = [];
  for (const { kind, copy } of wanted) {
    await keepPdf(context, desktop, actor, detail, { kind, copy });
    const answer = await desktop.print(htmlOf(context, detail, { kind, copy }));
    outcomes.push({
      kind,
      copy,
      pdfKept: true,
      printed: answer === 'printed',
      problem: answer === 'printed' ? null : answer,
    });
  }
  return outcomes;
}

/**
 * Asks the clerk where, then writes the PDF there; null when the clerk cancelled.
 * @throws CoreError `NOT_FOUND`, also for a document that was not issued; `PRINTING_FAILED`
 */
export async function saveDocumentAs(
  context: CoreContext,
  actor: Actor,
  caseId: string,
  kind: DocumentKind,
  copy = 1,
): Promise<string | null> {
  const desktop = requireDesktop(context);
  const detail = getCase(context, caseId);
  const pdf = await keepPdf(context, desktop, actor, detail, { kind, copy });
  return desktop.saveFile(documentFileName(detail, kind, copy), pdf);
}

/** The kept PDF of a document; null while it was not made yet. */
export function keptPdf(
  context: CoreContext,
  caseId: string,
  kind: DocumentKind,
  copy = 1,
): Uint8Array | null {
  const kept = context.data.database.read.first(
    query
      .selectFrom('document_files')
      .select('sha256')
      .where('case_id', '=', caseId)
      .where('kind', '=', kind)
      .where('copy', '=', copy),
  );
  return kept ? context.data.files.get(kept.sha256) : null;
}

/** `13-2026-000123 受理通知书.pdf`; from the second copy on with its number. */
export function documentFileName(detail: CaseDetail, kind: DocumentKind, copy = 1): string {
  return `${detail.number} ${documentKinds[kind].title}${copy > 1 ? ` ${copy}` : ''}.pdf`;
}

async function keepPdf(
  context: CoreContext,
  desktop: Desktop,
  actor: Actor,
  detail: CaseDetail,
  { kind, copy }: DocumentCopy,
): Promise<Uint8Array> {
  const kept = keptPdf(context, detail.id, kind, copy);
  if (kept) return kept;
  // What was not issued renders as a draft, and a draft must not be kept as the paper handed out.
  if (!issuedDocument(detail, { kind, copy })) {
    throw failure('NOT_FOUND', { entity: 'document', id: `${detail.id}/${kind}/${copy}` });
  }
  let pdf: Uint8Array;
  try {
    pdf = await desktop.renderPdf(htmlOf(context, detail, { kind, copy }));
  } catch (cause) {
    throw failure('PRINTING_FAILED', { cause: String(cause) });
  }
  const { sha256, size } = context.data.files.put(pdf);
  const { database } = context.data;
  const command = {
    name: 'documents.print',
    actor,
    subject: { entity: 'caseDocument', id: `${detail.id}/${kind}/${copy}` },
  };
  database.write(command, (unit) => {
    const keptAt = database.now().toISOString();
    unit.local.put('document_files', { case_id: detail.id, kind, copy, sha256, size, kept_at: keptAt });
  });
  return pdf;
}

function issuedDocument(detail: CaseDetail, { kind, copy }: DocumentCopy) {
  return detail.documents.find((document) => document.kind === kind && document.copy === copy);
}

function htmlOf(context: CoreContext, detail: CaseDetail, { kind, copy }: DocumentCopy): string {
  const siteNumber = detail.number.slice(0, 2);
  const centre = context.data.database.read.first(centreBySite(siteNumber));
  if (!centre) throw failure('NOT_FOUND', { entity: 'centre', id: siteNumber });
  const issued = issuedDocument(detail, { kind, copy });
  const { asOf, step } = caseAtStep(context, detail, issued?.stepNumber ?? 1);
  return renderDocument(context.resourcesFolder, kind, asOf, centre, !issued, { copy, step });
}

function requireDesktop(context: CoreContext): Desktop {
  if (!context.desktop) throw failure('PRINTING_FAILED', { cause: 'no desktop' });
  return context.desktop;
}
