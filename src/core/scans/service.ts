import type { ScanList } from '#shared/contract/scans.ts';
import { mayReadFile } from '#shared/sync/file-pieces.ts';
import { caseById } from '../cases/queries.ts';
import type { CoreContext } from '../context.ts';
import { failure } from '../errors.ts';
import { removeLooseFiles } from '../files/loose-files.ts';
import type { StaffActor } from '../staff/roles.ts';
import { fileFacts } from '../sync/file-facts.ts';
import { mayScan, requireCaseReader, requireScanner, scanOwner } from './owner.ts';
import { caseScanById, draftById, draftScanById } from './queries.ts';
import { type ScanRow, scanOf } from './scan-row.ts';
import { writeScans } from './write-scans.ts';

/** All pages of a draft or a case, in order within each paper. @throws CoreError `NOT_FOUND`, `ROLE_NOT_ALLOWED` */
export function listScans(context: CoreContext, actor: StaffActor, ownerId: string): ScanList {
  const { scans, closed } = scanOwner(context.data.database.read, actor, ownerId);
  return { scans: scans.map(scanOf), mayChange: !closed && mayScan(actor) };
}

/** Takes a page out of its draft or case; its file goes when nobody else has it. @throws CoreError as listScans */
export function removeScan(
  context: CoreContext,
  actor: StaffActor,
  { ownerId, scanId }: { ownerId: string; scanId: string },
): void {
  requireScanner(actor);
  const { database } = context.data;
  database.batch(() => {
    const owner = scanOwner(database.read, actor, ownerId);
    const row = owner.scans.find(({ id }) => id === scanId);
    // Removing what is gone already is the same wish.
    if (row) writeScans(context, actor, { name: 'scans.remove', owner }, (writer) => writer.remove(row));
  });
  removeLooseFiles(context);
}

/** Puts the pages of a paper into an order; pages that are not named follow as they were. */
export function orderScans(
  context: CoreContext,
  actor: StaffActor,
  { ownerId, materialId, scanIds }: { ownerId: string; materialId: string; scanIds: readonly string[] },
): ScanList {
  requireScanner(actor);
  const { database } = context.data;
  database.batch(() => {
    const owner = scanOwner(database.read, actor, ownerId);
    const pages = owner.scans.filter(({ material_id }) => material_id === materialId);
    const named = scanIds.flatMap((id) => pages.find((page) => page.id === id) ?? []);
    const wanted = [...new Set([...named, ...pages])];
    if (wanted.every((row, at) => row === pages[at])) return;
    writeScans(context, actor, { name: 'scans.order', owner }, (writer) => {
      for (const [at, row] of wanted.entries()) writer.move(row, at + 1);
    });
  });
  return listScans(context, actor, ownerId);
}

/**
 * The small picture of a page. Null for a sensitive one of a case: looking at it is an act of its own.
 * @throws CoreError `NOT_FOUND`, `ROLE_NOT_ALLOWED`, `FILE_NOT_HERE`
 */
export function readThumbnail(context: CoreContext, actor: StaffActor, scanId: string): Uint8Array | null {
  const { row, caseId } = findScan(context, actor, scanId);
  if (caseId !== null && row.sensitive === 1) return null;
  const { files } = context.data;
  if (!files.has(row.thumbnail_sha256))
    throw failure('FILE_NOT_HERE', { entity: 'caseScan', why: 'not-at-town' });
  return files.get(row.thumbnail_sha256);
}

/**
 * Brings a page of a case here that is not: from the hub, when this site may have it.
 * @throws CoreError `FILE_NOT_HERE`, `NOT_FOUND`, `ROLE_NOT_ALLOWED`
 */
export async function bringScan(context: CoreContext, actor: StaffActor, scanId: string): Promise<void> {
  const { row, caseId } = findScan(context, actor, scanId);
  const { database, files } = context.data;
  if (caseId === null || files.has(row.sha256)) return;
  const facts = fileFacts(context, 'caseScan', scanId);
  if (!facts || !mayReadFile(facts, database.site.siteNumber)) {
    throw failure('FILE_NOT_HERE', { entity: 'caseScan', why: 'other-centre' });
  }
  // The way to the network costs those nothing who have the page.
  const { fetchFileNow } = await import('../sync/travel-files.ts');
  await fetchFileNow(context, facts);
}

/**
 * The page itself. Who looks at a sensitive paper of a case is written to the audit (GB/T 45574-2025: an identity card,
 * medical papers, children under 14).
 * @throws CoreError `NOT_FOUND`, `ROLE_NOT_ALLOWED`, `FILE_NOT_HERE`
 */
export function openScan(
  context: CoreContext,
  actor: StaffActor,
  scanId: string,
): { mediaType: string; content: Uint8Array } {
  const { row, caseId } = findScan(context, actor, scanId);
  const { database, files } = context.data;
  if (caseId !== null && !files.has(row.sha256))
    throw failure('FILE_NOT_HERE', { entity: 'caseScan', why: 'not-at-town' });
  const content = files.get(row.sha256);
  if (caseId !== null && row.sensitive === 1) {
    const subject = { entity: 'caseScan', id: `${caseId}/${scanId}` };
    database.write({ name: 'scans.open', actor, subject }, () => {});
  }
  return { mediaType: row.media_type, content };
}

function findScan(
  { data: { database } }: CoreContext,
  actor: StaffActor,
  id: string,
): { row: ScanRow; caseId: string | null } {
  const { read } = database;
  const ofDraft = read.first(draftScanById(id));
  if (ofDraft && read.first(draftById(ofDraft.draft_id))?.staff_id === actor.id) {
    return { row: ofDraft, caseId: null };
  }
  const ofCase = read.first(caseScanById(id));
  if (!ofCase) throw failure('NOT_FOUND', { entity: 'scan', id });
  requireCaseReader(actor, read.first(caseById(ofCase.case_id))?.department ?? '');
  return { row: ofCase, caseId: ofCase.case_id };
}
