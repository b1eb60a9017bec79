import { open, readFile, rename, rm } from 'node:fs/promises';

/**
 * Writes a file so that it lies whole on the disk or the stick when this comes back, and can be read again: who pulls the
 * stick out then loses nothing. A file that could not be finished does not stay behind.
 */
export async function saveWhole(path: string, content: Buffer): Promise<void> {
  const unfinished = `${path}.tmp`;
  try {
    const file = await open(unfinished, 'w');
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    if (!(await readFile(unfinished)).equals(content)) throw new Error(`${path} reads back differently`);
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => {});
    throw error;
  }
}
