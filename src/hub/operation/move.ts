import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openConnection } from '#core/db/connection.ts';
import { syncFile, syncFolder } from '#core/files/write-file-durably.ts';
import { type HubStorage, hubKey, movedName, openHubDatabase } from '../database/open.ts';
import type { HubDatabase } from '../database/schema.ts';
import { copyHub, type HubDigest, isUnused } from './copy.ts';
import { restoreUpward, saveUpward } from './copy-upward.ts';
import { copyKeys, mirrorFiles } from './files.ts';

/** Why a hub is not moved, saved or restored; what is there stays as it is. */
export class OperationRefused extends Error {}

const databaseFile = 'hub.db';

/**
 * Moves a hub from its embedded SQLite to an empty PostgreSQL database: everything, byte for byte, compared afterwards.
 * The old file gets another name, so that no two hubs go on from one.
 * @throws OperationRefused
 */
export async function moveToPostgres(folder: string, databaseUrl: string): Promise<HubDigest> {
  requireStopped(folder);
  const source = await openHubDatabase({ folder });
  try {
    const target = await openTarget({ folder, databaseUrl });
    try {
      if (!(await isUnused(target)))
        throw new OperationRefused('PostgreSQL 里已经有一个服务器的数据，没有改动');
      const digest = await copyHub(source, target);
      await source.destroy();
      renameSync(join(folder, databaseFile), join(folder, movedName));
      syncFolder(folder);
      return digest;
    } finally {
      await target.destroy();
    }
  } finally {
    await source.destroy();
  }
}

/**
 * Saves a hub while it works: its database at one moment into an SQLite file (from PostgreSQL, too), the keys, the files of records.
 * A folder that holds an earlier backup is brought up to date; what is whole in it stays so until the new one is.
 * @throws OperationRefused
 */
export async function backUpHub(
  storage: HubStorage,
  to: string,
): Promise<{ digest: HubDigest; files: number }> {
  requireHub(storage);
  const source = await openHubDatabase(storage);
  try {
    copyKeys(storage.folder, to);
    const unfinished = join(to, 'unfinished');
    rmSync(unfinished, { recursive: true, force: true });
    mkdirSync(unfinished, { recursive: true, mode: 0o700 });
    copyKeys(storage.folder, unfinished);
    const target = await openHubDatabase({ folder: unfinished });
    let digest: HubDigest;
    try {
      digest = await copyHub(source, target);
    } finally {
      await target.destroy();
    }
    syncFile(join(unfinished, databaseFile));
    renameSync(join(unfinished, databaseFile), join(to, databaseFile));
    syncFolder(to);
    rmSync(unfinished, { recursive: true, force: true });
    saveUpward(storage.folder, to);
    return { digest, files: mirrorFiles(storage.folder, to) };
  } finally {
    await source.destroy();
  }
}

/**
 * Makes a hub of a backup, in an empty folder or an empty PostgreSQL database. What the sites have been told since the
 * backup they bring back by themselves.
 * @throws OperationRefused
 */
export async function restoreHub(
  from: string,
  storage: HubStorage,
): Promise<{ digest: HubDigest; files: number }> {
  if (!existsSync(join(from, databaseFile))) throw new OperationRefused(`${from} 里没有备份`);
  if (existsSync(join(storage.folder, databaseFile))) {
    throw new OperationRefused(`${storage.folder} 里已经有一个服务器，没有改动`);
  }
  const ownKey = join(storage.folder, 'hub.key');
  if (existsSync(ownKey) && !readFileSync(ownKey).equals(readFileSync(join(from, 'hub.key')))) {
    throw new OperationRefused(`${storage.folder} 是另一个服务器的，没有改动`);
  }
  copyKeys(from, storage.folder);
  // The backup itself stays as it is, also when it is of an older version.
  const opened = join(storage.folder, 'restoring');
  rmSync(opened, { recursive: true, force: true });
  copyKeys(from, opened);
  copyFileSync(join(from, databaseFile), join(opened, databaseFile));
  const source = await openHubDatabase({ folder: opened });
  try {
    const target = await openTarget(storage);
    try {
      if (!(await isUnused(target))) throw new OperationRefused('这里已经有一个服务器的数据，没有改动');
      const digest = await copyHub(source, target);
      restoreUpward(from, storage.folder);
      return { digest, files: mirrorFiles(from, storage.folder) };
    } finally {
      await target.destroy();
    }
  } finally {
    await source.destroy();
    rmSync(opened, { recursive: true, force: true });
  }
}

async function openTarget(storage: HubStorage): Promise<HubDatabase> {
  try {
    return await openHubDatabase(storage);
  } catch (error) {
    if (storage.databaseUrl === undefined) throw error;
    throw new OperationRefused(`PostgreSQL 打不开，没有改动：${(error as Error).message}`);
  }
}

/** @throws OperationRefused where there is no hub, so that looking at one never makes one */
export function requireHub({ folder, databaseUrl }: HubStorage): void {
  if (databaseUrl === undefined && !existsSync(join(folder, databaseFile))) {
    throw new OperationRefused(`${folder} 里没有服务器的数据`);
  }
}

/** SQLite leaves the write-ahead log only when nobody else has the file open. */
function requireStopped(folder: string): void {
  requireHub({ folder });
  const connection = openConnection({ file: join(folder, databaseFile), key: hubKey(folder) });
  try {
    connection.pragma('busy_timeout = 0');
    connection.pragma('journal_mode = DELETE');
  } catch (error) {
    if (!String((error as { code?: unknown }).code).startsWith('SQLITE_BUSY')) throw error;
    throw new OperationRefused('服务器还在运行，请先停下来（systemctl stop onewindow-hub）');
  } finally {
    connection.close();
  }
}
