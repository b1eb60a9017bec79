import { join } from 'node:path';

/** Where things lie in a data folder. */
export function dataLayout(folder: string) {
  return {
    database: join(folder, 'onewindow.db'),
    key: join(folder, 'key.json'),
    files: join(folder, 'files'),
    backups: join(folder, 'backups'),
  };
}
