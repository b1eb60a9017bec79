import type { Migration } from '../migrator.ts';

/**
 * What fills up a hub that was restored from a backup: with the first change of each command what the hub said of it,
 * under its seal, and the starts of the hub's process, by which a site sees how far both have the same history.
 */
export const hubStarts: Migration = {
  number: 23,
  name: 'hub-starts',
  sql: `
    ALTER TABLE changes ADD COLUMN receipt TEXT;
    -- The last start of the hub with which this site has shared all it has.
    ALTER TABLE sync_state ADD COLUMN hub_start TEXT NOT NULL DEFAULT '';

    CREATE TABLE hub_starts (
      position INTEGER NOT NULL PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      epoch INTEGER NOT NULL,
      after_number INTEGER NOT NULL
    ) STRICT;
  `,
};
