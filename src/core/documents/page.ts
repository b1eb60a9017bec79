import type { CaseDetail, CaseDocument } from '#shared/contract/cases.ts';
import type { DocumentCopy } from '#shared/contract/documents.ts';
import type { Wording } from '#shared/domain/document-wording.ts';
import { centreBySite } from '../centres/queries.ts';
import type { CoreContext } from '../context.ts';
import type { ReadHandle } from '../db/read-handle.ts';
import { failure } from '../errors.ts';
import { caseAtStep } from './case-at-step.ts';
import type { DocumentCentre } from './placeholder-values.ts';
import { documentOfCase, filesOfDocument, wordingById, wordingInForceAt } from './queries.ts';
import { renderDocument } from './render.ts';

/** The copy of a document that the case has, or undefined. */
export function issuedDocument(detail: CaseDetail, { kind, copy }: DocumentCopy): CaseDocument | undefined {
  return detail.documents.find((document) => document.kind === kind && document.copy === copy);
}

/** The centre that answers for a case. @throws CoreError `NOT_FOUND` */
export function centreOfCase(context: CoreContext, caseNumber: string): DocumentCentre {
  const siteNumber = caseNumber.slice(0, 2);
  const centre = context.data.database.read.first(centreBySite(siteNumber));
  if (!centre) throw failure('NOT_FOUND', { entity: 'centre', id: siteNumber });
  return centre;
}

/** The page a final document was made of, byte for byte; null while it is not final or lies at another site. */
export function keptPage(context: CoreContext, caseId: string, { kind, copy }: DocumentCopy): string | null {
  const kept = context.data.database.read.first(filesOfDocument(caseId, kind, copy));
  return kept?.page_sha256 ? context.data.files.get(kept.page_sha256).toString('utf8') : null;
}

/** The wording a document has or gets: the one it was printed with, else the one in force when it was issued. */
export function wordingOfDocument(
  read: ReadHandle,
  caseId: string,
  document: CaseDocument,
): { id: string | null; wording: Wording } {
  const { kind, copy, issuedAt, paperNumber, replaces } = document;
  const row = read.first(documentOfCase(caseId, kind, copy));
  const final = paperNumber !== null || replaces !== null;
  if (final && row?.wording_id == null) return { id: null, wording: {} };
  const found = read.first(final ? wordingById(row?.wording_id as string) : wordingInForceAt(kind, issuedAt));
  return { id: found?.id ?? null, wording: found ? (JSON.parse(found.content) as Wording) : {} };
}

/** The page of a document: as it was printed, or as it will be. `paper` is the number it is about to get. */
export function pageOf(
  context: CoreContext,
  detail: CaseDetail,
  document: DocumentCopy,
  paper: number | null = null,
): string {
  const kept = keptPage(context, detail.id, document);
  if (kept !== null) return kept;
  const issued = issuedDocument(detail, document);
  const { asOf, step } = caseAtStep(context, detail, issued?.stepNumber ?? 1);
  const wording = issued && wordingOfDocument(context.data.database.read, detail.id, issued).wording;
  const centre = centreOfCase(context, detail.number);
  const issue = { copy: document.copy, step, paper, ...(wording && { wording }) };
  return renderDocument(context.resourcesFolder, document.kind, asOf, centre, !issued, issue);
}
