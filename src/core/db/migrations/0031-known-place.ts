import type { Migration } from '../migrator.ts';

/** An installation knows its own file, so that a copy of it knows that it is one before it sends anything. */
export const knownPlace: Migration = {
  number: 31,
  name: 'known-place',
  sql: `
    -- The file this database is, as the file system names it; empty until it is opened the next time.
    ALTER TABLE site_identity ADD COLUMN file_id TEXT NOT NULL DEFAULT '';
    -- The last own change that another installation has as well, when this one is a copy; what follows is stamped anew.
    ALTER TABLE sync_state ADD COLUMN shared_seq INTEGER;
  `,
};
