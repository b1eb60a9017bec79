import type { Database as Connection } from 'better-sqlite3';
import { fileId } from '../files/file-id.ts';

/**
 * Compares the file that a database is with the one it was when it was last opened. Another one means that the folder was
 * copied, or came back from a backup: the installation it was copied from may go on as well, so what is done here from now
 * on must never be taken for what is done there. Before the town knows the site, there is nobody to confuse.
 */
export function knowPlace(connection: Connection, file: string): void {
  const now = fileId(file);
  if (connection.prepare('SELECT file_id FROM site_identity').pluck().get() === now) return;
  connection
    .transaction(() => {
      const known = connection.prepare('SELECT file_id FROM site_identity').pluck().get();
      if (known === now) return;
      connection.prepare('UPDATE site_identity SET file_id = ?').run(now);
      if (known === '') return;
      connection
        .prepare(
          `UPDATE sync_state SET shared_seq = (SELECT coalesce(max(seq), 0) FROM changes JOIN site_identity
            USING (site_number, epoch)) WHERE shared_seq IS NULL`,
        )
        .run();
    })
    .immediate();
}
