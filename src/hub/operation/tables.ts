import { sql } from 'kysely';
import type { HubDatabase, HubSchema } from '../database/schema.ts';

/** What centres tell of themselves, and a way to what was refused that costs nothing for the rest. */
export async function makeReportTables({ schema }: HubDatabase): Promise<void> {
  await schema
    .createTable('site_reports')
    .addColumn('site_number', 'text', (column) => column.primaryKey().notNull())
    .addColumn('epoch', 'integer', (column) => column.notNull())
    .addColumn('version', 'text', (column) => column.notNull())
    .addColumn('last_seq', 'bigint', (column) => column.notNull())
    .addColumn('scans_waiting', 'bigint', (column) => column.notNull())
    .addColumn('clock_ahead_ms', 'bigint', (column) => column.notNull())
    .execute();
  await schema
    .createIndex('changes_refused')
    .on('changes')
    .columns(['site_number', 'refusal'])
    .where(sql<boolean>`outcome = 'refused'`)
    .execute();
}

/** Every table of the hub by its key: what a copy of the hub consists of. */
export const hubTables = {
  hub: ['singleton'],
  sites: ['site_number'],
  enrolment_codes: ['code_hash'],
  site_logs: ['site_number', 'epoch'],
  changes: ['site_number', 'epoch', 'seq'],
  readers: ['root', 'site_number'],
  seen_vectors: ['site_number', 'epoch', 'from_seq'],
  known_staff: ['id'],
  known_cases: ['id'],
  known_files: ['record_id'],
  loose_files: ['place', 'sha256'],
  site_reports: ['site_number'],
  known_transfers: ['id'],
  bundle_stands: ['site_number'],
  hub_starts: ['id'],
  held_commands: ['site_number', 'epoch', 'first_seq'],
  held_changes: ['site_number', 'epoch', 'seq'],
  counted_cases: ['id'],
  upward_stand: ['singleton'],
  lost_numbers: ['epoch', 'after_number'],
} as const satisfies Record<keyof HubSchema, readonly string[]>;
