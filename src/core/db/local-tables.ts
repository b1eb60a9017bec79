import type { Insertable } from 'kysely';
import type { Schema } from './query.ts';
import type { StatementCache } from './read-handle.ts';

/** The tables that never leave this site, by their keys. */
export const localTableKeys = {
  case_serials: ['site_number', 'year'],
  intake_drafts: ['id'],
  document_files: ['case_id', 'kind', 'copy'],
  report_templates: ['id'],
  item_drafts: ['staff_id', 'item_key'],
  catalogue_stamp: ['singleton'],
  draft_scans: ['id'],
  loose_files: ['sha256'],
  handover_files: ['handover_id'],
  queue_serials: ['day', 'letter'],
  queue_tickets: ['day', 'number'],
  rating_requests: ['id'],
  certificate_serials: ['site_number', 'year'],
  file_queue: ['record_id'],
  settled_refusals: ['command_id'],
  file_travel: ['singleton'],
  centre_contacts: ['site_number'],
} as const satisfies Partial<Record<keyof Schema, readonly string[]>>;

export type LocalTable = keyof typeof localTableKeys;
type Row<Table extends LocalTable> = Insertable<Schema[Table]>;
type Key<Table extends LocalTable> = Pick<
  Row<Table>,
  (typeof localTableKeys)[Table][number] & keyof Row<Table>
>;

/** Writes the tables that never leave this site; they have no version and no change. */
export class LocalTables {
  private readonly cache: StatementCache;

  constructor(cache: StatementCache) {
    this.cache = cache;
  }

  /** Inserts the row, or replaces the one with its key. */
  put<Table extends LocalTable>(table: Table, row: Row<Table>): void {
    const columns = Object.keys(row);
    const values = columns.map((column) => row[column as keyof typeof row]);
    const key: readonly string[] = localTableKeys[table];
    const rest = columns.filter((column) => !key.includes(column));
    this.cache
      .get(
        `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})
         ON CONFLICT (${key.join(', ')}) DO UPDATE SET ${rest.map((c) => `${c} = excluded.${c}`).join(', ')}`,
      )
      .run(...values);
  }

  /** Removes the row with this key, if it is there. */
  remove<Table extends LocalTable>(table: Table, key: Key<Table>): void {
    const columns = Object.keys(key);
    this.cache
      .get(`DELETE FROM ${table} WHERE ${columns.map((column) => `${column} = ?`).join(' AND ')}`)
      .run(...Object.values(key));
  }
}
