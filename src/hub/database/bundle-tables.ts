import type { HubDatabase } from './schema.ts';

/** How far a site said it had come, in the last bundle it sent. */
export interface BundleStand {
  site_number: string;
  epoch: number;
  answered_seq: number;
  cursor: number;
  /** What it had learned without an order, as JSON of stamps. */
  unordered: string;
  told_at: string;
}

/** The keys of sites for bundles, and how far they came by them. */
export async function makeBundleTables(database: HubDatabase): Promise<void> {
  const { schema } = database;
  await schema
    .alterTable('sites')
    .addColumn('sealing_key', 'text', (column) => column.notNull().defaultTo(''))
    .execute();
  await schema
    .alterTable('sites')
    .addColumn('serial', 'integer', (column) => column.notNull().defaultTo(1))
    .execute();
  await schema
    .createTable('bundle_stands')
    .addColumn('site_number', 'text', (column) => column.primaryKey().notNull())
    .addColumn('epoch', 'integer', (column) => column.notNull())
    .addColumn('answered_seq', 'bigint', (column) => column.notNull())
    .addColumn('cursor', 'bigint', (column) => column.notNull())
    .addColumn('unordered', 'text', (column) => column.notNull())
    .addColumn('told_at', 'text', (column) => column.notNull())
    .execute();
}
