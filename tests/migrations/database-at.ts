import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { openConnection } from '#core/db/connection.ts';
import { migrate } from '#core/db/migrator.ts';
import { afterFile, temporaryFolder } from '#core/testing/after-file.ts';

/** An encrypted database as the application left it that knew `schema` migrations; 0 is an empty file. */
export function databaseAt(schema: number): Database {
  const file = join(temporaryFolder(), 'onewindow.db');
  const database = openConnection({ file, key: '5a'.repeat(32) });
  afterFile(() => database.close());
  migrate(database, () => {}, schema);
  return database;
}

/**
 * One row in each given table. Every column that may not be NULL and is not given gets `x` or 1; references are
 * checked at the end, so give the columns that must agree.
 */
export function insertRows(
  database: Database,
  rows: Record<string, Record<string, string | number | null>>,
): void {
  database
    .transaction(() => {
      database.pragma('defer_foreign_keys = ON');
      for (const [table, given] of Object.entries(rows)) {
        const columns = database.pragma(`table_info(${table})`) as {
          name: string;
          type: string;
          notnull: number;
        }[];
        const row = Object.fromEntries(
          columns
            .filter(({ name, notnull }) => name in given || notnull)
            .map(({ name, type }) => [name, name in given ? given[name] : type === 'TEXT' ? 'x' : 1]),
        );
        const names = Object.keys(row);
        database
          .prepare(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`)
          .run(...Object.values(row));
      }
    })
    .immediate();
}
