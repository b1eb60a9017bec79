import { existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import type { Database as Connection } from 'better-sqlite3';
import { type DatabaseKey, openConnection, startFailure } from '../db/connection.ts';
import { type Clock, Database } from '../db/database.ts';
import { migrate, schemaOf } from '../db/migrator.ts';
import { CoreError } from '../errors.ts';
import { FileStore } from '../files/file-store.ts';
import { syncFolder } from '../files/write-file-durably.ts';
import { backUpBeforeMigration } from './back-up-before-migration.ts';
import { generateKey, writeKeyFile } from './key-file.ts';
import { knowPlace } from './know-place.ts';
import { dataLayout } from './layout.ts';

/** SQLite takes a file without one whole page for a new database, and would write it anew. */
const smallestPage = 512;

export interface OpenDataOptions {
  folder: string;
  key: DatabaseKey;
  nativeBinding?: string;
  clock?: Clock;
}

/** A data folder in use. */
export interface OpenData {
  folder: string;
  database: Database;
  files: FileStore;
  demo: boolean;
  /** The connection itself, for verification and backup only; writing goes through `database`. */
  connection: Connection;
}

export interface CreateDataOptions extends OpenDataOptions {
  siteNumber: string;
  demo: boolean;
  /** Puts the first content in; the folder holds a database only when this was done too. */
  fill?: (data: OpenData) => void;
}

/**
 * Opens a data folder and brings its schema up to date, with a backup before the first step.
 * @throws CoreError `no-data`, `wrong-key`, `damaged-database`, `data-not-writable`, `database-from-newer-app`,
 *   `migration-failed`
 */
export function openData(options: OpenDataOptions): OpenData {
  const { folder, key, nativeBinding, clock = Date.now } = options;
  const layout = dataLayout(folder);
  if (!existsSync(layout.database)) finishCreation(options);
  if (statSync(layout.database).size < smallestPage) {
    throw new CoreError('damaged-database', { file: layout.database });
  }
  const connection = openConnection({ file: layout.database, key, nativeBinding });
  try {
    if (schemaOf(connection) === 0) throw new CoreError('damaged-database', { file: layout.database });
    migrate(connection, (fromSchema) => backUpBeforeMigration(connection, folder, fromSchema));
    knowPlace(connection, layout.database);
    return dataOn(connection, folder, clock);
  } catch (error) {
    connection.close();
    throw startFailure(error, layout.database);
  }
}

/**
 * Makes the database of a new site, and for a demo its key file. An interrupted creation leaves no database:
 * the next one begins anew.
 * @throws CoreError `data-exists` when the folder already holds a database, `data-not-writable`
 */
export function createData(options: CreateDataOptions): OpenData {
  const { folder, key, nativeBinding, clock = Date.now, siteNumber, demo, fill } = options;
  const layout = dataLayout(folder);
  if (existsSync(layout.database)) throw new CoreError('data-exists', { folder });
  mkdirSync(layout.files, { recursive: true });
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${layout.unfinished}${suffix}`, { force: true });
  const connection = openConnection({ file: layout.unfinished, key, nativeBinding });
  try {
    migrate(connection, () => {});
    connection
      .transaction(() => {
        connection
          .prepare(
            'INSERT INTO site_identity (singleton, site_number, epoch, file_key, demo) VALUES (1, ?, 1, ?, ?)',
          )
          .run(siteNumber, generateKey(), demo ? 1 : 0);
        fill?.(dataOn(connection, folder, clock));
      })
      .immediate();
  } finally {
    connection.close();
  }
  if (demo) writeKeyFile(folder, { kind: 'demo', key });
  nameFinished(folder);
  return openData(options);
}

/** Names a database whose creation was interrupted after everything was in it. */
function finishCreation({ folder, key, nativeBinding, clock = Date.now }: OpenDataOptions): void {
  const { unfinished, key: keyFile } = dataLayout(folder);
  if (!existsSync(unfinished) || !existsSync(keyFile)) throw new CoreError('no-data', { folder });
  const connection = openConnection({ file: unfinished, key, nativeBinding });
  try {
    if (schemaOf(connection) === 0) throw new CoreError('no-data', { folder });
    dataOn(connection, folder, clock);
  } finally {
    connection.close();
  }
  nameFinished(folder);
}

function nameFinished(folder: string): void {
  const { unfinished, database } = dataLayout(folder);
  renameSync(unfinished, database);
  syncFolder(folder);
}

function dataOn(connection: Connection, folder: string, clock: Clock): OpenData {
  const identity = connection
    .prepare('SELECT site_number AS siteNumber, epoch, file_key AS fileKey, demo FROM site_identity')
    .get() as { siteNumber: string; epoch: number; fileKey: string; demo: number } | undefined;
  if (!identity) throw new CoreError('no-data', { folder });
  const { siteNumber, epoch, fileKey, demo } = identity;
  return {
    folder,
    connection,
    database: new Database(connection, { siteNumber, epoch }, clock),
    files: new FileStore(dataLayout(folder).files, fileKey),
    demo: demo === 1,
  };
}
