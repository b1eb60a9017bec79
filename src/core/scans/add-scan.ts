import { uuidv7 } from 'uuidv7';
import type { Scan } from '#shared/contract/scans.ts';
import type { Settings } from '#shared/domain/settings.ts';
import type { CoreContext } from '../context.ts';
import { failure } from '../errors.ts';
import { hashOf } from '../files/file-store.ts';
import { noteLooseFiles } from '../files/loose-files.ts';
import { readSettings } from '../settings/service.ts';
import type { StaffActor } from '../staff/roles.ts';
import { checkScanFile, checkThumbnail } from './check-file.ts';
import { paperOf, requireScanner, scanOwner } from './owner.ts';
import { type ScanRow, scanOf } from './scan-row.ts';
import { writeScans } from './write-scans.ts';

/** A page as a window hands it over. */
export interface NewScan {
  ownerId: string;
  materialId: string;
  /** The page whose place it takes. */
  replaces: string | null;
  page: Uint8Array;
  thumbnail: Uint8Array;
}

/**
 * Keeps a page: its file encrypted on the disk first, then the row that refers to it. Killed in between, the file is
 * noted as loose and the next start removes it.
 * @throws CoreError `SCAN_REFUSED`, `NOT_FOUND` (draft, case, paper, page to replace), `ROLE_NOT_ALLOWED`
 */
export async function addScan(context: CoreContext, actor: StaffActor, given: NewScan): Promise<Scan> {
  requireScanner(actor);
  const { database, files } = context.data;
  const settings = readSettings(database.read);
  const checked = await checkScanFile(given.page, limitsOf(settings));
  checkThumbnail(given.thumbnail);
  const hashes = [hashOf(given.page), hashOf(given.thumbnail)] as const;
  database.writeLocal((local) => noteLooseFiles(local, database.now(), hashes));

  // The files too are written inside, so that nobody can take them for loose before the row is there.
  return database.batch(() => {
    const owner = scanOwner(database.read, actor, given.ownerId);
    const paper = paperOf(owner, given.materialId);
    const pages = owner.scans.filter(({ material_id }) => material_id === paper.id);
    const replaced = pages.find(({ id }) => id === given.replaces);
    if (given.replaces !== null && !replaced)
      throw failure('NOT_FOUND', { entity: 'scan', id: given.replaces });
    refuseTooMany(pages, replaced, checked.pages, settings);
    keep(() => files.put(given.page));
    keep(() => files.put(given.thumbnail));
    const row: ScanRow = {
      id: uuidv7(),
      material_id: paper.id,
      position: replaced?.position ?? (pages.at(-1)?.position ?? 0) + 1,
      media_type: checked.mediaType,
      sha256: hashes[0],
      size: given.page.length,
      width: checked.width,
      height: checked.height,
      pages: checked.pages,
      sensitive: paper.sensitive ? 1 : 0,
      thumbnail_sha256: hashes[1],
      captured_at: database.now().toISOString(),
      captured_by: actor.id,
      captured_by_name: actor.name,
      reused_from: null,
    };
    writeScans(context, actor, { name: 'scans.add', owner }, (writer) => {
      if (replaced) writer.remove(replaced);
      writer.insert(row);
    });
    return scanOf(row);
  });
}

/** What may be taken in, in the terms of the check. */
export function limitsOf(settings: Settings): { megabytes: number; pages: number } {
  return { megabytes: settings['scans.file-megabytes'], pages: settings['scans.pages-per-paper'] };
}

/** @throws CoreError `SCAN_REFUSED` `too-many-pages` */
export function refuseTooMany(
  present: readonly Pick<ScanRow, 'pages'>[],
  replaced: Pick<ScanRow, 'pages'> | undefined,
  added: number,
  settings: Settings,
): void {
  const most = settings['scans.pages-per-paper'];
  const total = present.reduce((sum, { pages }) => sum + pages, added - (replaced?.pages ?? 0));
  if (total > most) throw failure('SCAN_REFUSED', { reason: 'too-many-pages', most });
}

/** A full or failing disk is something the clerk must hear of, and no defect. */
function keep(write: () => void): void {
  try {
    write();
  } catch (cause) {
    console.error('onewindow core: a page could not be written:', cause);
    throw failure('SCAN_REFUSED', { reason: 'not-kept' });
  }
}
