import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { HubDatabase } from './schema.ts';

/** See `makeFillTables`. */
export interface FillTables {
  hub_starts: {
    id: string;
    position: number;
    epoch: number;
    after_number: number;
    started_at: string;
    /** 1 where the hub's data had been put back from a backup before it, as far as the hub knows. */
    restored: number;
  };
  /** Brought back by others, waiting for what its author had done before it. */
  held_commands: {
    site_number: string;
    epoch: number;
    first_seq: number;
    previous_seq: number;
    changes: string;
    seen: string;
    receipt: string;
  };
  /** Numbers that sites had been given by a hub that was restored from a backup since. */
  lost_numbers: { epoch: number; after_number: number; up_to: number; noted_at: string };
}

/**
 * What lets sites fill up a hub that was restored from a backup: the starts of its process, receipts by which it knows
 * its own word again, the first order of each change beside the number by which it is handed on, and what was brought
 * back of a site whose changes before it are still missing.
 */
export async function makeFillTables(database: HubDatabase): Promise<void> {
  const { schema } = database;
  const text = sql.lit('');
  await schema
    .alterTable('hub')
    .addColumn('secret', 'text', (column) => column.notNull().defaultTo(text))
    .execute();
  await schema
    .alterTable('hub')
    .addColumn('start_id', 'text', (column) => column.notNull().defaultTo(text))
    .execute();
  await database
    .updateTable('hub')
    .set({ secret: randomBytes(32).toString('hex') })
    .execute();
  await schema.alterTable('changes').addColumn('order_epoch', 'integer').execute();
  await schema.alterTable('changes').addColumn('order_number', 'bigint').execute();
  await schema.alterTable('changes').addColumn('receipt', 'text').execute();
  await database
    .updateTable('changes')
    .set({ order_epoch: sql`(SELECT epoch FROM hub)`, order_number: sql`hub_number` })
    .where('hub_number', 'is not', null)
    .execute();
  await schema
    .alterTable('site_logs')
    .addColumn('taken_seq', 'bigint', (column) => column.notNull().defaultTo(sql.lit(0)))
    .execute();
  await sql`UPDATE site_logs SET taken_seq = coalesce((SELECT max(seq) FROM changes
    WHERE changes.site_number = site_logs.site_number AND changes.epoch = site_logs.epoch
      AND hub_number IS NOT NULL), 0)`.execute(database);
  await schema
    .createTable('hub_starts')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('position', 'integer', (column) => column.notNull().unique())
    .addColumn('epoch', 'integer', (column) => column.notNull())
    .addColumn('after_number', 'bigint', (column) => column.notNull())
    .addColumn('started_at', 'text', (column) => column.notNull())
    .execute();
  await schema
    .createTable('held_commands')
    .addColumn('site_number', 'text', (column) => column.notNull())
    .addColumn('epoch', 'integer', (column) => column.notNull())
    .addColumn('first_seq', 'bigint', (column) => column.notNull())
    .addColumn('previous_seq', 'bigint', (column) => column.notNull())
    .addColumn('changes', 'text', (column) => column.notNull())
    .addColumn('seen', 'text', (column) => column.notNull())
    .addColumn('receipt', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('held_commands_key', ['site_number', 'epoch', 'first_seq'])
    .execute();
  await schema
    .createTable('lost_numbers')
    .addColumn('epoch', 'integer', (column) => column.notNull())
    .addColumn('after_number', 'bigint', (column) => column.notNull())
    .addColumn('up_to', 'bigint', (column) => column.notNull())
    .addColumn('noted_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('lost_numbers_key', ['epoch', 'after_number'])
    .execute();
}

/** A hub knows its place, and which of its starts came after a backup was put back. */
export async function knowPlaces({ schema }: HubDatabase): Promise<void> {
  await schema
    .alterTable('hub')
    .addColumn('place', 'text', (column) => column.notNull().defaultTo(''))
    .execute();
  await schema
    .alterTable('hub_starts')
    .addColumn('restored', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
}
