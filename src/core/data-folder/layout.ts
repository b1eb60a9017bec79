import { join } from 'node:path';

/** Where things lie in a data folder. */
export function dataLayout(folder: string) {
  return {
    database: join(folder, 'onewindow.db'),
    /** The database of a site that is being made; it gets its name when it is whole. */
    unfinished: join(folder, 'onewindow.db.unfinished'),
    key: join(folder, 'key.json'),
    files: join(folder, 'files'),
    backups: join(folder, 'backups'),
  };
}
