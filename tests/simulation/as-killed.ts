import { copyFileSync, linkSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What a killed process leaves of its data folder, in an empty folder: SQLite reads the log it finds there as after any
 * kill. The log is copied as it lies, with what was not committed at its end. The database itself, which a process writes only at
 * a checkpoint, is the same file under a second name: copying it would cost more the longer the history is. So the killed
 * connection is closed before the folder is opened; closing only brings over what the log says, too.
 */
export function asKilled(folder: string, into: string): string {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const [from, to] = [join(folder, entry.name), join(into, entry.name)];
    if (entry.isDirectory()) {
      mkdirSync(to);
      asKilled(from, to);
    } else if (entry.name.endsWith('-wal')) copyFileSync(from, to);
    // Every process of a folder makes this anew.
    else if (!entry.name.endsWith('-shm')) linkSync(from, to);
  }
  return into;
}
