import type { CoreContext } from '../context.ts';
import { noteLooseFiles, removeLooseFiles } from '../files/loose-files.ts';
import { scansWithoutDraft } from './queries.ts';
import { filesOf } from './scan-row.ts';

/**
 * Removes the pages of drafts that are gone, and every file that nobody refers to any more.
 * @param justDiscarded a draft that can still be taken back; its pages wait for the next sweep
 */
export function sweepScans(context: CoreContext, justDiscarded: string | null): void {
  const { database } = context.data;
  const ownerless = () =>
    database.read.all(scansWithoutDraft()).filter(({ draft_id }) => draft_id !== justDiscarded);
  if (ownerless().length > 0) {
    database.writeLocal((local) => {
      for (const row of ownerless()) {
        local.remove('draft_scans', { id: row.id });
        noteLooseFiles(local, database.now(), filesOf(row));
      }
    });
  }
  removeLooseFiles(context);
}
