import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What the tests of a file leave behind, newest last. */
const leftBehind: (() => unknown)[] = [];

/**
 * Has something closed or removed after the tests of the file that is running. A hook of the test runner would not
 * do: files share a process and its modules, and a hook that a module registers when it is loaded is the first file's.
 */
export function afterFile(cleanUp: () => unknown): void {
  leftBehind.push(cleanUp);
}

/** Cleans up, newest first, so that a folder goes after what is open in it. */
export async function cleanUpAfterFile(): Promise<void> {
  for (const cleanUp of leftBehind.splice(0).reverse()) await cleanUp();
}

/** A new empty folder, removed after the tests of the file. */
export function temporaryFolder(): string {
  const folder = folderOfProcess();
  afterFile(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A new empty folder for what all files of a process share; it goes with the run. */
export const folderOfProcess = (): string => mkdtempSync(join(tmpdir(), 'onewindow-test-'));
