import type { UnitOfWork } from '../db/unit-of-work.ts';
import { noteLooseFiles } from '../files/loose-files.ts';
import { scansOfDraft } from './queries.ts';
import { filesOf } from './scan-row.ts';

/**
 * Makes the pages of a draft those of the case with its id, in the unit of work that writes the case. Pages of papers
 * that the case does not have (the answers changed since) are let go.
 */
export function adoptDraftScans(
  unit: UnitOfWork,
  caseId: string,
  at: Date,
  paperIds: readonly string[],
): void {
  for (const row of unit.read.all(scansOfDraft(caseId))) {
    if (paperIds.includes(row.material_id)) unit.insert('caseScan', { ...row, case_id: caseId });
    else noteLooseFiles(unit.local, at, filesOf(row));
    unit.local.remove('draft_scans', { id: row.id });
  }
}
