import { sql } from 'kysely';
import type { Change } from '#shared/sync/change.ts';
import { orderInReceipt } from '../receipts.ts';
import type { HubDatabase } from './schema.ts';

/** See `makeHeldChanges`. */
export interface HeldChange {
  site_number: string;
  epoch: number;
  seq: number;
  /** Of its command. */
  first_seq: number;
  entity: string;
  entity_id: string;
  operation: Change['operation'];
  fields: string;
  order_epoch: number;
  order_number: number;
}

/** What the rules ask of the log. */
const ASKED = ['case', 'caseAgent', 'transfer', 'transferAnswer', 'recordRequest', 'recordGrant'];

/**
 * Of what was brought back and waits for its place, all that the rules ask: the hub has taken it in once, so what others do
 * meanwhile may stand on it.
 */
export async function makeHeldChanges(database: HubDatabase): Promise<void> {
  const { schema } = database;
  await schema
    .createTable('held_changes')
    .addColumn('site_number', 'text', (column) => column.notNull())
    .addColumn('epoch', 'integer', (column) => column.notNull())
    .addColumn('seq', 'bigint', (column) => column.notNull())
    .addColumn('first_seq', 'bigint', (column) => column.notNull())
    .addColumn('entity', 'text', (column) => column.notNull())
    .addColumn('entity_id', 'text', (column) => column.notNull())
    .addColumn('operation', 'text', (column) => column.notNull())
    .addColumn('fields', 'text', (column) => column.notNull())
    .addColumn('order_epoch', 'integer', (column) => column.notNull())
    .addColumn('order_number', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('held_changes_key', ['site_number', 'epoch', 'seq'])
    .execute();
  await schema
    .createIndex('held_changes_by_entity')
    .on('held_changes')
    .columns(['entity_id', 'entity'])
    .execute();
  const held = await sql<{
    changes: string;
    receipt: string;
  }>`SELECT changes, receipt FROM held_commands`.execute(database);
  for (const { changes, receipt } of held.rows) {
    await keepHeldChanges(database, JSON.parse(changes) as Change[], receipt);
  }
}

/** @param receipt of the command, which the hub knows for its own */
export async function keepHeldChanges(
  database: HubDatabase,
  command: readonly Change[],
  receipt: string,
): Promise<void> {
  const order = orderInReceipt(receipt);
  for (const [at, { siteNumber, epoch, seq, entity, entityId, operation, fields }] of command.entries()) {
    if (!order || !ASKED.includes(entity)) continue;
    await database
      .insertInto('held_changes')
      .values({
        ...{ site_number: siteNumber, epoch, seq, first_seq: command[0]?.seq ?? seq },
        ...{ entity, entity_id: entityId, operation, fields },
        ...{ order_epoch: order.epoch, order_number: order.number + at },
      })
      .onConflict((conflict) => conflict.columns(['site_number', 'epoch', 'seq']).doNothing())
      .execute();
  }
}
