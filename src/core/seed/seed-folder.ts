import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readKeyFile } from '../data-folder/key-file.ts';
import { dataLayout } from '../data-folder/layout.ts';
import { CoreError } from '../errors.ts';
import { syncFile, syncFolder } from '../files/write-file-durably.ts';

const prefix = 'seeding-';

/**
 * Makes a place inside the data folder where a seed writes. Only what is whole is moved out of it, so an
 * interrupted seed leaves no database behind that could be taken for good. What an earlier one left is removed.
 * @throws CoreError `data-exists`
 */
export function openSeedFolder(folder: string): string {
  assertWithoutData(folder);
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) {
    if (name.startsWith(prefix)) rmSync(join(folder, name), { recursive: true, force: true });
  }
  return join(folder, prefix + randomBytes(4).toString('hex'));
}

/**
 * Moves the finished database into the data folder: the key first, since a database without its key is lost.
 * @throws CoreError `data-exists` when another process made one meanwhile
 */
export function finishSeedFolder(folder: string, seedFolder: string): void {
  assertWithoutData(folder);
  const from = dataLayout(seedFolder);
  const to = dataLayout(folder);
  syncFile(from.database);
  mkdirSync(to.files, { recursive: true });
  renameSync(from.key, to.key);
  renameSync(from.database, to.database);
  syncFolder(folder);
  rmSync(seedFolder, { recursive: true, force: true });
}

function assertWithoutData(folder: string): void {
  const { database, unfinished, key } = dataLayout(folder);
  // The key of a demo alone is left when a seed was interrupted between its last two steps; any other key
  // belongs to data that somebody still has.
  const holdsData =
    existsSync(database) ||
    (existsSync(key) && (existsSync(unfinished) || readKeyFile(folder).kind !== 'demo'));
  if (holdsData) throw new CoreError('data-exists', { folder });
}
