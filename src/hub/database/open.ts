import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database as Connection, Statement } from 'better-sqlite3';
import { Kysely, PostgresDialect, type SqliteDatabase, SqliteDialect } from 'kysely';
import { checkpointBeside } from '#core/db/checkpoints.ts';
import { openConnection } from '#core/db/connection.ts';
import { writeFileDurably } from '#core/files/write-file-durably.ts';
import { type HubDatabase, type HubSchema, migrateHub } from './schema.ts';

export interface HubStorage {
  /** Holds the certificate and, without `databaseUrl`, the encrypted database. */
  folder: string;
  /** `postgres://…`: a PostgreSQL server instead of the embedded SQLite. */
  databaseUrl?: string | undefined;
  /** The site that gets everything; it counts when the hub is made. */
  townSite?: string;
}

/** Opens the hub's database, and makes it where there is none. */
export async function openHubDatabase(storage: HubStorage): Promise<HubDatabase> {
  return (await openKept(storage)).database;
}

/** The database of a hub that answers sites. */
export interface ServedDatabase {
  database: HubDatabase;
  close(): Promise<void>;
}

/**
 * Opens it for a hub that answers sites: a thread of its own copies the log of the embedded SQLite into the file, so that no
 * site waits for that.
 */
export async function openServedDatabase(storage: HubStorage): Promise<ServedDatabase> {
  const { database, connection } = await openKept(storage);
  if (!connection) return { database, close: () => database.destroy() };
  const file = join(storage.folder, hubFile);
  const endCopying = checkpointBeside(connection, { file, key: hubKey(storage.folder) });
  return {
    database,
    async close() {
      await endCopying();
      await database.destroy();
    },
  };
}

/** `connection`: of the embedded database. */
async function openKept(
  storage: HubStorage,
): Promise<{ database: HubDatabase; connection: Connection | null }> {
  mkdirSync(storage.folder, { recursive: true, mode: 0o700 });
  const connection = storage.databaseUrl ? null : openSqlite(storage.folder);
  const database = connection
    ? new Kysely<HubSchema>({ dialect: new SqliteDialect({ database: preparedOnce(connection) }) })
    : await openPostgres(storage.databaseUrl as string);
  await migrateHub(database);
  await database
    .insertInto('hub')
    .values({
      singleton: 1,
      hub_id: randomBytes(8).toString('hex'),
      epoch: 1,
      last_number: 0,
      town_site: storage.townSite ?? '01',
      secret: randomBytes(32).toString('hex'),
      start_id: '',
      place: '',
    })
    .onConflict((conflict) => conflict.column('singleton').doNothing())
    .execute();
  return { database, connection };
}

/** The embedded database, in the hub's folder. */
export const hubFile = 'hub.db';

/** What the file is called after its hub went on to PostgreSQL. */
export const movedName = 'hub.db.moved';

function openSqlite(folder: string) {
  if (!existsSync(join(folder, hubFile)) && existsSync(join(folder, movedName))) {
    // A new hub in its place would be a stranger with the same certificate.
    throw new Error('This hub is kept in PostgreSQL: DATABASE_URL is missing');
  }
  return openConnection({ file: join(folder, hubFile), key: hubKey(folder) });
}

/**
 * What the database and the files are encrypted with. It lies beside them, for the service must start without anybody
 * there; the machine's disk protects all of it.
 */
export function hubKey(folder: string): string {
  const keyFile = join(folder, 'hub.key');
  if (!existsSync(keyFile)) writeFileDurably(keyFile, randomBytes(32).toString('hex'), 0o600);
  return readFileSync(keyFile, 'utf8').trim();
}

/** Many rows at once have a text of their own for each number of rows, and hold much memory when prepared. */
const longestKept = 4000;
const mostKept = 500;

/** Kysely prepares a statement whenever it runs one, which takes SQLite longer than most of them run. */
function preparedOnce(connection: ReturnType<typeof openConnection>): SqliteDatabase {
  const kept = new Map<string, Statement>();
  return {
    prepare: (sql: string) => {
      const known = kept.get(sql);
      if (known) return known;
      const statement = connection.prepare(sql);
      if (sql.length <= longestKept && kept.size < mostKept) kept.set(sql, statement);
      return statement;
    },
    close: () => connection.close(),
  } as SqliteDatabase;
}

async function openPostgres(connectionString: string): Promise<HubDatabase> {
  const { default: pg } = await import('pg');
  // Numbers of changes stay far below 2^53; as texts they would not compare.
  pg.types.setTypeParser(pg.types.builtins.INT8, Number);
  const pool = new pg.Pool({ connectionString, max: 10 });
  // The server went away under a resting connection: the pool drops it, and the next query opens another or says why not.
  pool.on('error', () => {});
  return new Kysely<HubSchema>({ dialect: new PostgresDialect({ pool }) });
}
