import type { Database, Statement } from 'better-sqlite3';

const known = new WeakMap<Database, Map<string, Statement>>();

/** A statement of an open database, prepared once: what is asked of thousands of rows takes longer to prepare than to answer. */
export function prepared(connection: Database, sql: string): Statement {
  const statements = known.get(connection) ?? new Map<string, Statement>();
  known.set(connection, statements);
  const statement = statements.get(sql) ?? connection.prepare(sql);
  statements.set(sql, statement);
  return statement;
}
