import type { HubDatabase } from './schema.ts';

/** What is enrolled: a centre of the town, or at a county the hub of a town, which shows figures and gets nothing. */
export type SiteKind = 'centre' | 'hub';

/** See `makeUpwardTables`. */
export interface UpwardTables {
  /** Filled only where the hub is enrolled at a county's. */
  counted_cases: {
    id: string;
    centre_number: string;
    case_number: string;
    item_name: string;
    department: string;
    state: string;
    due_on: string | null;
    suspended: number;
    gaps: number;
    received_on: string;
    closed_on: string | null;
    completed: number;
  };
  /** Up to which number the cases are counted. */
  upward_stand: { singleton: number; taken_number: number };
}

/** Hubs as sites of a larger one: which sites are hubs, and what a hub keeps of the cases to count them for its county. */
export async function makeUpwardTables({ schema }: HubDatabase): Promise<void> {
  for (const table of ['sites', 'enrolment_codes']) {
    await schema
      .alterTable(table)
      .addColumn('kind', 'text', (column) => column.notNull().defaultTo('centre'))
      .execute();
  }
  await schema
    .createTable('counted_cases')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('centre_number', 'text', (column) => column.notNull())
    .addColumn('case_number', 'text', (column) => column.notNull())
    .addColumn('item_name', 'text', (column) => column.notNull())
    .addColumn('department', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('due_on', 'text')
    .addColumn('suspended', 'integer', (column) => column.notNull())
    .addColumn('gaps', 'integer', (column) => column.notNull())
    .addColumn('received_on', 'text', (column) => column.notNull())
    .addColumn('closed_on', 'text')
    .addColumn('completed', 'integer', (column) => column.notNull())
    .execute();
  await schema
    .createTable('upward_stand')
    .addColumn('singleton', 'integer', (column) => column.primaryKey().notNull())
    .addColumn('taken_number', 'bigint', (column) => column.notNull())
    .execute();
}
