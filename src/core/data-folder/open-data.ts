import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Database as Connection } from 'better-sqlite3';
import { type DatabaseKey, openConnection } from '../db/connection.ts';
import { type Clock, Database } from '../db/database.ts';
import { migrate } from '../db/migrator.ts';
import { CoreError } from '../errors.ts';
import { FileStore } from '../files/file-store.ts';
import { generateKey } from './key-file.ts';
import { dataLayout } from './layout.ts';

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

/**
 * Opens a data folder and brings its schema up to date, with a backup before the first step.
 * @throws CoreError `no-data`, `wrong-key`, `damaged-database`, `database-from-newer-app`, `migration-failed`
 */
export function openData({ folder, key, nativeBinding, clock = Date.now }: OpenDataOptions): OpenData {
  const layout = dataLayout(folder);
  if (!existsSync(layout.database)) throw new CoreError('no-data', { folder });
  const connection = openConnection({ file: layout.database, key, nativeBinding });
  try {
    migrate(connection, (fromSchema) => backUpBeforeMigration(connection, folder, fromSchema));
    const identity = connection
      .prepare('SELECT site_number AS siteNumber, epoch, file_key AS fileKey, demo FROM site_identity')
      .get() as { siteNumber: string; epoch: number; fileKey: string; demo: number } | undefined;
    if (!identity) throw new CoreError('no-data', { folder });
    const { siteNumber, epoch, fileKey, demo } = identity;
    return {
      folder,
      connection,
      database: new Database(connection, { siteNumber, epoch }, clock),
      files: new FileStore(layout.files, fileKey),
      demo: demo === 1,
    };
  } catch (error) {
    connection.close();
    throw error;
  }
}

/**
 * Makes the database of a new site. Reference data is loaded afterwards by the same imports a manager uses.
 * @throws CoreError `data-exists` when the folder already holds a database
 */
export function createData(options: OpenDataOptions & { siteNumber: string; demo: boolean }): OpenData {
  const layout = dataLayout(options.folder);
  if (existsSync(layout.database)) throw new CoreError('data-exists', { folder: options.folder });
  mkdirSync(layout.files, { recursive: true });
  const connection = openConnection({
    file: layout.database,
    key: options.key,
    nativeBinding: options.nativeBinding,
  });
  try {
    migrate(connection, () => {});
    connection
      .prepare(
        'INSERT INTO site_identity (singleton, site_number, epoch, file_key, demo) VALUES (1, ?, 1, ?, ?)',
      )
      .run(options.siteNumber, generateKey(), options.demo ? 1 : 0);
  } finally {
    connection.close();
  }
  return openData(options);
}

/** Copies the encrypted file byte for byte while nothing can write to it. */
function backUpBeforeMigration(connection: Connection, folder: string, fromSchema: number): void {
  const { database, backups } = dataLayout(folder);
  mkdirSync(backups, { recursive: true });
  connection.pragma('wal_checkpoint(TRUNCATE)');
  connection.exec('BEGIN IMMEDIATE');
  try {
    const time = new Date().toISOString().replaceAll(':', '');
    copyFileSync(database, join(backups, `before-migration-from-${fromSchema}-${time}.db`));
  } finally {
    connection.exec('ROLLBACK');
  }
}
