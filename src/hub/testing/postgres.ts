import { temporaryFolder } from '#core/testing/after-file.ts';
import { startPostgresIn, type TestPostgres } from './postgres-server.ts';

export type { TestPostgres } from './postgres-server.ts';

/** A PostgreSQL server of one test, in a folder of its own. */
export function startPostgres(): Promise<TestPostgres> {
  return startPostgresIn(temporaryFolder());
}
