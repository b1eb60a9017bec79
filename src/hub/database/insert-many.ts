import { CompiledQuery, type Insertable } from 'kysely';
import type { HubDatabase, HubSchema } from './schema.ts';

/** A statement of more is none that the connection keeps prepared, and no faster. */
const rowsAtOnce = 40;

const texts = new Map<string, string>();

/** Inserts rows that all name the same columns in the same order; the text of the statement is built once. */
export async function insertMany<Table extends 'changes' | 'readers'>(
  database: HubDatabase,
  table: Table,
  rows: readonly Insertable<HubSchema[Table]>[],
): Promise<void> {
  for (let at = 0; at < rows.length; at += rowsAtOnce) {
    await insertTogether(database, table, rows.slice(at, at + rowsAtOnce));
  }
}

async function insertTogether<Table extends 'changes' | 'readers'>(
  database: HubDatabase,
  table: Table,
  rows: readonly Insertable<HubSchema[Table]>[],
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  const { adapter } = database.getExecutor();
  const name = [adapter.constructor.name, table, columns.join(), rows.length].join(' ');
  let text = texts.get(name);
  if (!text) {
    const built = database.insertInto(table).values(rows as never);
    text = (table === 'readers' ? built.onConflict((conflict) => conflict.doNothing()) : built).compile().sql;
    texts.set(name, text);
  }
  const values: unknown[] = [];
  for (const row of rows) values.push(...Object.values(row));
  await database.executeQuery(CompiledQuery.raw(text, values));
}
