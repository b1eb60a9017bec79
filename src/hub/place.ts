import { join } from 'node:path';
import { sql } from 'kysely';
import { fileId } from '#core/files/file-id.ts';
import { type HubStorage, hubFile } from './database/open.ts';
import type { HubDatabase } from './database/schema.ts';

/**
 * Where a hub's data lie, so that it can tell whether they were put back from a backup since it last started: of SQLite
 * the file as the file system names it, of PostgreSQL the server, its timeline and the table. Neither knows of a machine
 * that was set back as a whole.
 */
export async function placeOf({ folder, databaseUrl }: HubStorage, database: HubDatabase): Promise<string> {
  if (databaseUrl === undefined) return fileId(join(folder, hubFile));
  const { rows } = await sql<{ place: string }>`
    SELECT system_identifier || '-' || timeline_id || '-' || 'changes'::regclass::oid AS place
    FROM pg_control_system(), pg_control_checkpoint()`.execute(database);
  return rows[0]?.place ?? '';
}
