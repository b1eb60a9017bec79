import { CompiledQuery, type Insertable } from 'kysely';
import type { HubDatabase, HubSchema } from './schema.ts';

type Reader = Insertable<HubSchema['readers']>;

/** A statement of more is none that the connection keeps prepared, and no faster. */
const rowsAtOnce = 40;

const texts = new Map<string, string>();

/** Writes down who reads what; who reads it already goes on from where they began. The text of the statement is built once. */
export async function insertReaders(database: HubDatabase, readers: readonly Reader[]): Promise<void> {
  for (let at = 0; at < readers.length; at += rowsAtOnce) {
    await insertTogether(database, readers.slice(at, at + rowsAtOnce));
  }
}

async function insertTogether(database: HubDatabase, readers: readonly Reader[]): Promise<void> {
  const name = `${database.getExecutor().adapter.constructor.name} ${readers.length}`;
  let text = texts.get(name);
  if (!text) {
    const built = database.insertInto('readers').values(readers);
    text = built.onConflict((conflict) => conflict.doNothing()).compile().sql;
    texts.set(name, text);
  }
  const values = readers.flatMap(({ root, site_number, from_number }) => [root, site_number, from_number]);
  await database.executeQuery(CompiledQuery.raw(text, values));
}
