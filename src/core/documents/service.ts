import type { CaseDetail, DocumentKind } from '#shared/contract/cases.ts';
import type { PrintOutcome } from '#shared/contract/documents.ts';
import { getCase } from '../cases/service.ts';
import { centreBySite } from '../centres/queries.ts';
import type { CoreContext, Desktop } from '../context.ts';
import type { Actor } from '../db/database.ts';
import { query } from '../db/query.ts';
import { failure } from '../errors.ts';
import { documentKinds } from './kinds.ts';
import { renderDocument } from './render.ts';

/** The document as it was or will be printed. @throws CoreError `NOT_FOUND` */
export function viewDocument(context: CoreContext, caseId: string, kind: DocumentKind): string {
  return htmlOf(context, getCase(context, caseId), kind);
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
  kinds?: DocumentKind[],
): Promise<PrintOutcome[]> {
  const desktop = requireDesktop(context);
  const detail = getCase(context, caseId);
  const wanted = detail.documents.filter((document) => !kinds || kinds.includes(document.kind));
  const outcomes: PrintOutcome[] = [];
  for (const { kind } of wanted) {
    await keepPdf(context, desktop, actor, detail, kind);
    const answer = await desktop.print(htmlOf(context, detail, kind));
    outcomes.push({
      kind,
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
): Promise<string | null> {
  const desktop = requireDesktop(context);
  const detail = getCase(context, caseId);
  const pdf = await keepPdf(context, desktop, actor, detail, kind);
  return desktop.saveFile(documentFileName(detail, kind), pdf);
}

/** The kept PDF of a document; null while it was not made yet. */
export function keptPdf(context: CoreContext, caseId: string, kind: DocumentKind): Uint8Array | null {
  const kept = context.data.database.read.first(
    query
      .selectFrom('document_files')
      .select('sha256')
      .where('case_id', '=', caseId)
      .where('kind', '=', kind)
      .where('copy', '=', 1),
  );
  return kept ? context.data.files.get(kept.sha256) : null;
}

/** `13-2026-000123 受理通知书.pdf` */
export function documentFileName(detail: CaseDetail, kind: DocumentKind): string {
  return `${detail.number} ${documentKinds[kind].title}.pdf`;
}

async function keepPdf(
  context: CoreContext,
  desktop: Desktop,
  actor: Actor,
  detail: CaseDetail,
  kind: DocumentKind,
): Promise<Uint8Array> {
  const kept = keptPdf(context, detail.id, kind);
  if (kept) return kept;
  // What was not issued renders as a draft, and a draft must not be kept as the paper handed out.
  if (!detail.documents.some((document) => document.kind === kind)) {
    throw failure('NOT_FOUND', { entity: 'document', id: `${detail.id}/${kind}` });
  }
  let pdf: Uint8Array;
  try {
    pdf = await desktop.renderPdf(htmlOf(context, detail, kind));
  } catch (cause) {
    throw failure('PRINTING_FAILED', { cause: String(cause) });
  }
  const { sha256, size } = context.data.files.put(pdf);
  const { database } = context.data;
  const command = {
    name: 'documents.print',
    actor,
    subject: { entity: 'caseDocument', id: `${detail.id}/${kind}/1` },
  };
  database.write(command, (unit) => {
    const keptAt = database.now().toISOString();
    unit.local.put('document_files', { case_id: detail.id, kind, copy: 1, sha256, size, kept_at: keptAt });
  });
  return pdf;
}

function htmlOf(context: CoreContext, detail: CaseDetail, kind: DocumentKind): string {
  const siteNumber = detail.number.slice(0, 2);
  const centre = context.data.database.read.first(centreBySite(siteNumber));
  if (!centre) throw failure('NOT_FOUND', { entity: 'centre', id: siteNumber });
  const issued = detail.documents.some((document) => document.kind === kind);
  return renderDocument(context.resourcesFolder, kind, detail, centre, !issued);
}

function requireDesktop(context: CoreContext): Desktop {
  if (!context.desktop) throw failure('PRINTING_FAILED', { cause: 'no desktop' });
  return context.desktop;
}
