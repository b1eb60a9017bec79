import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Names of all kept files of a data folder, those half written too. */
export function filesOnDisk(folder: string): string[] {
  return readdirSync(join(folder, 'files'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .sort();
}
