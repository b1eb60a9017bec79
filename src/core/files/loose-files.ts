import type { CoreContext } from '../context.ts';
import type { LocalTables } from '../db/local-tables.ts';
import { query } from '../db/query.ts';
import { isReferredTo } from './references.ts';

/**
 * Notes files that may have nobody who refers to them: before they are written, and in the transaction that ends a
 * reference. Noting too much does no harm.
 */
export function noteLooseFiles(local: LocalTables, at: Date, files: readonly string[]): void {
  for (const sha256 of files) local.put('loose_files', { sha256, noted_at: at.toISOString() });
}

/**
 * Removes the noted files that nobody refers to. In one transaction, so that no other process can begin to refer to
 * one meanwhile; killed in between, the notes are still there and the next call goes on.
 */
export function removeLooseFiles({ data: { database, files } }: CoreContext): void {
  const noted = query.selectFrom('loose_files').select('sha256');
  if (!database.read.first(noted.limit(1))) return;
  database.writeLocal((local) => {
    for (const { sha256 } of database.read.all(noted)) {
      if (!isReferredTo(database.read, sha256)) files.remove(sha256);
      local.remove('loose_files', { sha256 });
    }
  });
}
