import type { CaseDetail } from '#shared/contract/cases.ts';
import type { DocumentCopy } from '#shared/contract/documents.ts';
import { requireOwnCase } from '../cases/own-case.ts';
import { caseById } from '../cases/queries.ts';
import { getCase } from '../cases/service.ts';
import type { CoreContext, Desktop } from '../context.ts';
import type { Actor, Command } from '../db/database.ts';
import { failure } from '../errors.ts';
import { issuedDocument, pageOf, wordingOfDocument } from './page.ts';
import { asCopy } from './page-regions.ts';
import { filesOfDocument, papersOfCase } from './queries.ts';
import { paperNumberOf } from './render.ts';

/** A document as it was made final. */
export interface FinalDocument {
  pdf: Uint8Array;
  page: string;
}

/**
 * The final form of a document. The first call gives it its number, renders the PDF and keeps it with the page it was
 * made of; every later one answers with what is kept, whatever has changed since.
 * @throws CoreError `NOT_FOUND` for a document that was not issued, `CASE_OF_OTHER_CENTRE`, `PRINTING_FAILED`
 */
export async function makeFinal(
  context: CoreContext,
  desktop: Desktop,
  actor: Actor,
  detail: CaseDetail,
  document: DocumentCopy,
): Promise<FinalDocument> {
  const { database, files } = context.data;
  const kept = database.read.first(filesOfDocument(detail.id, document.kind, document.copy));
  if (kept) return { pdf: files.get(kept.sha256), page: pageOf(context, detail, document) };
  const issued = issuedDocument(detail, document);
  // What was not issued renders as a draft, and a draft must not be kept as the paper handed out.
  if (!issued) throw failure('NOT_FOUND', { entity: 'document', id: documentId(detail.id, document) });
  const row = database.read.first(caseById(detail.id));
  if (row) requireOwnCase(context, row);
  const paper = issued.paperNumber ?? nextPaper(context, detail.id);
  const page = pageToBe(context, detail, document, paper);
  let pdf: Uint8Array;
  try {
    pdf = await desktop.renderPdf(page);
  } catch (cause) {
    throw failure('PRINTING_FAILED', { cause: String(cause) });
  }
  const [keptPdf, keptHtml] = [files.put(pdf), files.put(Buffer.from(page))];
  const taken = !database.write(documentCommand('documents.print', actor, detail.id, document), (unit) => {
    const papers = unit.read.all(papersOfCase(detail.id));
    const self = papers.find(({ kind, copy }) => kind === document.kind && copy === document.copy);
    // Another window was quicker: with this document, or with the number of its own.
    if (self?.paper_number != null && issued.paperNumber === null) return false;
    if (papers.some((one) => one !== self && one.paper_number === paper)) return false;
    const { kind, copy } = document;
    const wording = wordingOfDocument(unit.read, detail.id, issued);
    unit.update(
      'caseDocument',
      { case_id: detail.id, kind, copy },
      { paper_number: paper, wording_id: wording.id },
    );
    unit.local.put('document_files', {
      case_id: detail.id,
      kind,
      copy,
      ...keptPdf,
      page_sha256: keptHtml.sha256,
      page_size: keptHtml.size,
      kept_at: database.now().toISOString(),
    });
    return true;
  });
  if (taken) return makeFinal(context, desktop, actor, getCase(context, detail.id), document);
  return { pdf, page };
}

/** A further copy is the page of the one it replaces under its own number; any other page is rendered. */
function pageToBe(context: CoreContext, detail: CaseDetail, document: DocumentCopy, paper: number): string {
  const replaced = issuedDocument(detail, document)?.replaces ?? null;
  if (replaced === null) return pageOf(context, detail, document, paper);
  const original = pageOf(context, detail, { kind: document.kind, copy: replaced });
  return asCopy(original, paperNumberOf(detail.number, paper), copyOrder(detail, document));
}

/** 第几份: how many copies of the same page there are up to this one. */
export function copyOrder(detail: CaseDetail, document: DocumentCopy): number {
  const replaced = issuedDocument(detail, document)?.replaces ?? null;
  return replaced === null ? 1 : 1 + copyOrder(detail, { kind: document.kind, copy: replaced });
}

function nextPaper(context: CoreContext, caseId: string): number {
  const papers = context.data.database.read.all(papersOfCase(caseId));
  return 1 + Math.max(0, ...papers.map(({ paper_number }) => paper_number ?? 0));
}

/** `case/kind/copy`, as the log names a document. */
export function documentId(caseId: string, { kind, copy }: DocumentCopy): string {
  return `${caseId}/${kind}/${copy}`;
}

/** A command about one document of a case. */
export function documentCommand(name: string, actor: Actor, caseId: string, document: DocumentCopy): Command {
  return { name, actor, subject: { entity: 'caseDocument', id: documentId(caseId, document) } };
}
