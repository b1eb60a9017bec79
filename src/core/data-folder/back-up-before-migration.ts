import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Database as Connection } from 'better-sqlite3';
import { syncFile, syncFolder } from '../files/write-file-durably.ts';
import { dataLayout } from './layout.ts';

/**
 * Copies the database, encrypted with the same key, into the folder of backups. SQLite makes the copy and not
 * the file system: what only the write-ahead log holds is in it even while another process reads, and a page
 * that is damaged stops the migration before it begins.
 */
export function backUpBeforeMigration(connection: Connection, folder: string, fromSchema: number): void {
  const { backups } = dataLayout(folder);
  mkdirSync(backups, { recursive: true });
  const time = new Date().toISOString().replaceAll(':', '');
  const file = join(backups, `before-migration-from-${fromSchema}-${time}.db`);
  connection.prepare('VACUUM INTO ?').run(file);
  syncFile(file);
  syncFolder(backups);
}
