import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openConnection } from '#core/db/connection.ts';
import { syncFile, syncFolder } from '#core/files/write-file-durably.ts';
import { hubKey } from '../database/open.ts';

/** What a hub is as a site of a larger one, beside its own database; see `upward/folder.ts`. */
const upwardFile = join('upward', 'onewindow.db');

/** Saves it into a backup, also while the hub works: SQLite makes the copy, with the same key. */
export function saveUpward(folder: string, to: string): void {
  const source = join(folder, upwardFile);
  const target = join(to, upwardFile);
  if (!existsSync(source)) {
    rmSync(dirname(target), { recursive: true, force: true });
    return;
  }
  mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
  rmSync(`${target}.new`, { force: true });
  const connection = openConnection({ file: source, key: hubKey(folder) });
  try {
    connection.prepare('VACUUM INTO ?').run(`${target}.new`);
  } finally {
    connection.close();
  }
  finish(target);
}

/** Puts it back from a backup. It knows by its file that it is a copy, and goes on under an epoch of its own. */
export function restoreUpward(from: string, folder: string): void {
  const source = join(from, upwardFile);
  const target = join(folder, upwardFile);
  if (!existsSync(source)) return;
  mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
  copyFileSync(source, `${target}.new`);
  finish(target);
}

function finish(target: string): void {
  syncFile(`${target}.new`);
  renameSync(`${target}.new`, target);
  syncFolder(dirname(target));
}
