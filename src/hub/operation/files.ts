import { copyFileSync, existsSync, globSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { syncFile, syncFolder } from '#core/files/write-file-durably.ts';

/** What a hub consists of beside its database: without its key and its certificate no site knows it again. */
const keyFiles = ['hub.key', 'hub-key.pem', 'hub-certificate.pem', 'hub-bundle-keys.json'];

/** Copies the keys; files that are there are replaced whole or not at all. */
export function copyKeys(from: string, to: string): void {
  mkdirSync(to, { recursive: true, mode: 0o700 });
  for (const name of keyFiles)
    if (existsSync(join(from, name))) copyDurably(join(from, name), join(to, name));
}

/**
 * Makes the scans and recordings of one folder those of another: what is there already is not copied again, what was deleted
 * goes. Half of a file is nobody's.
 * @returns how many were copied
 */
export function mirrorFiles(from: string, to: string): number {
  const listed = (folder: string) =>
    new Set(
      globSync('{scans,recordings}/*/*/*', { cwd: folder }).filter((name) => !/\.(part|new)$/.test(name)),
    );
  const [wanted, present] = [listed(from), listed(to)];
  for (const name of present) if (!wanted.has(name)) rmSync(join(to, name), { force: true });
  let copied = 0;
  for (const name of wanted) {
    if (present.has(name)) continue;
    mkdirSync(dirname(join(to, name)), { recursive: true, mode: 0o700 });
    try {
      copyDurably(join(from, name), join(to, name));
      copied += 1;
    } catch (error) {
      // A centre deleted it meanwhile.
      if ((error as { code?: unknown }).code !== 'ENOENT') throw error;
    }
  }
  return copied;
}

function copyDurably(from: string, to: string): void {
  copyFileSync(from, `${to}.new`);
  syncFile(`${to}.new`);
  renameSync(`${to}.new`, to);
  syncFolder(dirname(to));
}
