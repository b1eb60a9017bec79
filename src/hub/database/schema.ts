import { type Kysely, sql } from 'kysely';
import type { KnownRecord } from '../files/known-files.ts';
import { makeReportTables } from '../operation/tables.ts';
import { type BundleStand, makeBundleTables } from './bundle-tables.ts';
import { makeFileTables } from './file-tables.ts';
import { type FillTables, knowPlaces, makeFillTables } from './fill-tables.ts';
import { type HeldChange, makeHeldChanges } from './held-changes.ts';
import { scopeByRoot } from './scope-by-root.ts';
import { makeUpwardTables, type SiteKind, type UpwardTables } from './upward-tables.ts';

/** What the hub keeps. The same tables on SQLite and PostgreSQL. */
export interface HubSchema extends FillTables, UpwardTables {
  hub: {
    singleton: number;
    hub_id: string;
    /** Of the orders that are given now. */
    epoch: number;
    last_number: number;
    town_site: string;
    /** With which receipts are sealed. */
    secret: string;
    /** The start in which numbers are given now. */
    start_id: string;
    /** Where its data lay at that start; empty before the first. */
    place: string;
  };
  sites: {
    site_number: string;
    public_key: string;
    /** For bundles; empty until the site gives it. */
    sealing_key: string;
    /** Counts the machines that were this site. */
    serial: number;
    kind: SiteKind;
    enrolled_at: string;
    seen_at: string;
  };
  bundle_stands: BundleStand;
  held_changes: HeldChange;
  enrolment_codes: {
    code_hash: string;
    site_number: string;
    kind: SiteKind;
    made_at: string;
    used_at: string | null;
  };
  /** `taken_seq`: the last change that was taken in; others may bring it back before the site itself is there again. */
  site_logs: { site_number: string; epoch: number; last_seq: number; chain: string; taken_seq: number };
  changes: {
    site_number: string;
    epoch: number;
    seq: number;
    command_id: string;
    entity: string;
    entity_id: string;
    operation: 'insert' | 'update' | 'delete';
    base_version: string | null;
    fields: string;
    actor_id: string;
    clock: string;
    /** Under which number it is handed on; null when refused. */
    hub_number: number | null;
    /** The first order it ever got: another than the number only when it was brought back after a restored backup. */
    order_epoch: number | null;
    order_number: number | null;
    outcome: 'confirmed' | 'refused' | 'parked';
    refusal: string | null;
    /** 1 for what every site gets. */
    for_all: number;
    /** What the entity hangs on (`case/…`): by this it is decided who else gets it. */
    root: string;
    /** With the first change of each command. */
    receipt: string | null;
  };
  /** The sites that get what hangs on a root; what came before `from_number` is delivered with that order. */
  readers: { root: string; site_number: string; from_number: number };
  seen_vectors: { site_number: string; epoch: number; from_seq: number; vector: string };
  /** What the rules ask, made of the confirmed changes. */
  known_staff: { id: string; site_number: string; role: string };
  /** `site_number`: who holds the case. */
  known_cases: { id: string; site_number: string; state: string };
  /** The files that the records name: of a scan its page and its small picture, of a story its recording. */
  known_files: KnownRecord & { record_id: string };
  /** What each centre told of itself when it said hello last. */
  site_reports: {
    site_number: string;
    epoch: number;
    version: string;
    last_seq: number;
    scans_waiting: number;
    clock_ahead_ms: number;
  };
  /** Files whose record is gone; they go next. */
  loose_files: { place: string; sha256: string };
  known_transfers: {
    id: string;
    kind: string;
    case_id: string | null;
    case_number: string;
    from_site: string;
    to_site: string;
    /** 1 once it was taken back. */
    withdrawn: number;
    outcome: string | null;
  };
}

export type HubDatabase = Kysely<HubSchema>;

/** Each step is taken once, in a transaction of its own; up only. */
export const hubMigrations: readonly ((database: HubDatabase) => Promise<void>)[] = [
  makeTables,
  scopeByRoot,
  makeScanTables,
  makeBundleTables,
  knowTransfers,
  makeReportTables,
  makeFillTables,
  knowPlaces,
  makeHeldChanges,
  makeFileTables,
  makeUpwardTables,
];

async function makeTables(database: HubDatabase): Promise<void> {
  const { schema } = database;
  await schema
    .createTable('hub')
    .addColumn('singleton', 'integer', (column) => column.primaryKey().notNull())
    .addColumn('hub_id', 'text', (column) => column.notNull())
    .addColumn('epoch', 'integer', (column) => column.notNull())
    .addColumn('last_number', 'bigint', (column) => column.notNull())
    .addColumn('town_site', 'text', (column) => column.notNull())
    .execute();
  await schema
    .createTable('sites')
    .addColumn('site_number', 'text', (column) => column.primaryKey().notNull())
    .addColumn('public_key', 'text', (column) => column.notNull())
    .addColumn('enrolled_at', 'text', (column) => column.notNull())
    .addColumn('seen_at', 'text', (column) => column.notNull())
    .execute();
  await schema
    .createTable('enrolment_codes')
    .addColumn('code_hash', 'text', (column) => column.primaryKey().notNull())
    .addColumn('site_number', 'text', (column) => column.notNull())
    .addColumn('made_at', 'text', (column) => column.notNull())
    .addColumn('used_at', 'text')
    .execute();
  await schema
    .createTable('site_logs')
    .addColumn('site_number', 'text', (column) => column.notNull())
    .addColumn('epoch', 'integer', (column) => column.notNull())
    .addColumn('last_seq', 'bigint', (column) => column.notNull())
    .addColumn('chain', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('site_logs_key', ['site_number', 'epoch'])
    .execute();
  await schema
    .createTable('changes')
    .addColumn('site_number', 'text', (column) => column.notNull())
    .addColumn('epoch', 'integer', (column) => column.notNull())
    .addColumn('seq', 'bigint', (column) => column.notNull())
    .addColumn('command_id', 'text', (column) => column.notNull())
    .addColumn('entity', 'text', (column) => column.notNull())
    .addColumn('entity_id', 'text', (column) => column.notNull())
    .addColumn('operation', 'text', (column) => column.notNull())
    .addColumn('base_version', 'text')
    .addColumn('fields', 'text', (column) => column.notNull())
    .addColumn('actor_id', 'text', (column) => column.notNull())
    .addColumn('clock', 'text', (column) => column.notNull())
    .addColumn('hub_number', 'bigint', (column) => column.unique())
    .addColumn('outcome', 'text', (column) => column.notNull())
    .addColumn('refusal', 'text')
    .addColumn('for_all', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('changes_key', ['site_number', 'epoch', 'seq'])
    .execute();
  await schema
    .createIndex('changes_by_entity')
    .on('changes')
    .columns(['entity_id', 'entity', 'site_number'])
    .execute();
  await schema
    .createTable('seen_vectors')
    .addColumn('site_number', 'text', (column) => column.notNull())
    .addColumn('epoch', 'integer', (column) => column.notNull())
    .addColumn('from_seq', 'bigint', (column) => column.notNull())
    .addColumn('vector', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('seen_vectors_key', ['site_number', 'epoch', 'from_seq'])
    .execute();
  await schema
    .createTable('known_staff')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('site_number', 'text', (column) => column.notNull())
    .addColumn('role', 'text', (column) => column.notNull())
    .execute();
  await schema
    .createTable('known_cases')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('site_number', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .execute();
}

async function makeScanTables({ schema }: HubDatabase): Promise<void> {
  await schema
    .createTable('known_scans')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('site_number', 'text', (column) => column.notNull())
    .addColumn('case_id', 'text', (column) => column.notNull())
    .addColumn('sha256', 'text', (column) => column.notNull())
    .addColumn('thumbnail_sha256', 'text', (column) => column.notNull())
    .addColumn('size', 'bigint', (column) => column.notNull())
    .addColumn('sensitive', 'integer', (column) => column.notNull())
    .execute();
  for (const column of ['sha256', 'thumbnail_sha256']) {
    await schema.createIndex(`known_scans_by_${column}`).on('known_scans').columns([column]).execute();
  }
  await schema
    .createTable('loose_scans')
    .addColumn('site_number', 'text', (column) => column.notNull())
    .addColumn('sha256', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('loose_scans_key', ['site_number', 'sha256'])
    .execute();
}

/** What two centres have said about a case that is to change hands. */
async function knowTransfers({ schema }: HubDatabase): Promise<void> {
  await schema
    .createTable('known_transfers')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('case_id', 'text')
    .addColumn('case_number', 'text', (column) => column.notNull())
    .addColumn('from_site', 'text', (column) => column.notNull())
    .addColumn('to_site', 'text', (column) => column.notNull())
    .addColumn('withdrawn', 'integer', (column) => column.notNull())
    .addColumn('outcome', 'text')
    .execute();
}

/** Brings the tables up to date. */
export async function migrateHub(database: HubDatabase): Promise<void> {
  await database.schema
    .createTable('hub_schema')
    .ifNotExists()
    .addColumn('number', 'integer', (column) => column.primaryKey().notNull())
    .execute();
  for (const [at, step] of hubMigrations.entries()) {
    await database.transaction().execute(async (transaction) => {
      const number = at + 1;
      const taken = await sql`SELECT number FROM hub_schema WHERE number = ${number}`.execute(transaction);
      if (taken.rows.length > 0) return;
      await step(transaction);
      await sql`INSERT INTO hub_schema (number) VALUES (${number})`.execute(transaction);
    });
  }
}
