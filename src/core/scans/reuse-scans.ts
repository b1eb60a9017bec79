import { uuidv7 } from 'uuidv7';
import type { EarlierScans, Scan } from '#shared/contract/scans.ts';
import { localDateInShanghai } from '#shared/domain/local-date.ts';
import type { CoreContext } from '../context.ts';
import { failure } from '../errors.ts';
import { recordsOfPerson } from '../residents/joined.ts';
import { readSettings } from '../settings/service.ts';
import type { StaffActor } from '../staff/roles.ts';
import { refuseTooMany } from './add-scan.ts';
import { paperOf, requireScanner, type ScanOwner, scanOwner } from './owner.ts';
import { earlierScansOf, scansOfCase } from './queries.ts';
import { filesOf, type ScanRow, scanOf } from './scan-row.ts';
import { writeScans } from './write-scans.ts';

const day = 24 * 60 * 60 * 1000;

/**
 * 沿用: for each paper without pages, what the same person brought last for a paper of the same name, within the days
 * the town has set. By name and not by id: `applyForm` is another form at every item.
 * @throws CoreError `NOT_FOUND`, `ROLE_NOT_ALLOWED`
 */
export function earlierScans(context: CoreContext, actor: StaffActor, ownerId: string): EarlierScans[] {
  requireScanner(actor);
  const owner = scanOwner(context.data.database.read, actor, ownerId);
  const found = earlierOf(context, owner);
  return owner.papers.flatMap((paper) => {
    const has = owner.scans.some(({ material_id }) => material_id === paper.id);
    const earlier = has ? undefined : found.find(({ name }) => name === paper.name);
    return earlier
      ? [
          {
            materialId: paper.id,
            caseId: earlier.case_id,
            caseNumber: earlier.case_number,
            fromMaterialId: earlier.material_id,
            capturedOn: localDateInShanghai(earlier.captured_at),
            pages: earlier.pages,
          },
        ]
      : [];
  });
}

/**
 * Takes pages of an earlier case over: rows that refer to the same files. They keep the day they were captured on, so
 * that taking over what was taken over does not go on for ever. Taking over a paper is written to the audit, also for
 * a draft.
 * @throws CoreError `NOT_FOUND` for pages that are not offered to this person; `SCAN_REFUSED` `too-many-pages`
 */
export function reuseScans(
  context: CoreContext,
  actor: StaffActor,
  given: { ownerId: string; materialId: string; caseId: string; fromMaterialId: string },
): Scan[] {
  requireScanner(actor);
  const { database } = context.data;
  return database.batch(() => {
    const owner = scanOwner(database.read, actor, given.ownerId);
    const paper = paperOf(owner, given.materialId);
    const earlier = earlierOf(context, owner).find(
      (one) =>
        one.case_id === given.caseId && one.material_id === given.fromMaterialId && one.name === paper.name,
    );
    if (!earlier)
      throw failure('NOT_FOUND', { entity: 'scan', id: `${given.caseId}/${given.fromMaterialId}` });
    const present = owner.scans.filter(({ material_id }) => material_id === paper.id);
    refuseTooMany(present, undefined, earlier.pages, readSettings(database.read));
    const last = present.at(-1)?.position ?? 0;
    const taken: ScanRow[] = database.read
      .all(scansOfCase(given.caseId))
      .filter(({ material_id }) => material_id === given.fromMaterialId)
      .map((row, at) => ({
        ...row,
        id: uuidv7(),
        material_id: paper.id,
        position: last + at + 1,
        sensitive: paper.sensitive ? 1 : row.sensitive,
        reused_from: row.reused_from ?? earlier.case_number,
      }));
    writeScans(context, actor, { name: 'scans.reuse', owner, audited: true }, (writer) => {
      for (const row of taken) writer.insert(row);
    });
    return taken.map(scanOf);
  });
}

function earlierOf({ data: { database, files } }: CoreContext, owner: ScanOwner) {
  const days = readSettings(database.read)['scans.reuse-days'];
  if (owner.residentId === null || days === 0) return [];
  const since = new Date(database.now().getTime() - days * day).toISOString();
  return database.read
    .all(earlierScansOf(recordsOfPerson(database.read, owner.residentId), since, owner.id))
    .filter((earlier) =>
      // Of another centre's case only the record may be here.
      database.read
        .all(scansOfCase(earlier.case_id))
        .filter(({ material_id }) => material_id === earlier.material_id)
        .every((row) => filesOf(row).every((sha256) => files.has(sha256))),
    );
}
