import { DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import type { DB } from './schema.gen.ts';

export type Schema = DB;

/**
 * Builds typed SQL and never runs it: queries run synchronously on a handle, so no other query can slip into
 * an open transaction and nothing can wait inside one (docs/adr/0003).
 */
export const query = new Kysely<Schema>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (database) => new SqliteIntrospector(database),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});
