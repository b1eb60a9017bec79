import { startPostgresIn, type TestPostgres } from './postgres-server.ts';
import { temporaryFolder } from './town.ts';

export type { TestPostgres } from './postgres-server.ts';

/** A PostgreSQL server of one test, in a folder of its own. */
export function startPostgres(): Promise<TestPostgres> {
  return startPostgresIn(temporaryFolder());
}
