import type { Migration } from '../migrator.ts';

/**
 * Bundles on USB sticks: the keys for them, what was learned from another centre before the hub has ordered it, and up to
 * where own changes lie on a stick. A site that is enrolled already gets its keys at its next round with the hub.
 */
export const bundles: Migration = {
  number: 19,
  name: 'bundles',
  sql: `
    -- The private half, as private_key; empty until the site has one.
    ALTER TABLE sync_state ADD COLUMN sealing_key TEXT NOT NULL DEFAULT '';
    -- The public keys of the hub, as JSON; empty until they are known.
    ALTER TABLE sync_state ADD COLUMN hub_keys TEXT NOT NULL DEFAULT '';
    ALTER TABLE sync_state ADD COLUMN keys_version INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE sync_state ADD COLUMN exported_seq INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE sync_state ADD COLUMN exported_at TEXT;

    -- What the hub said of each centre's keys, as JSON.
    CREATE TABLE certificates_of_sites (
      site_number TEXT NOT NULL PRIMARY KEY,
      serial INTEGER NOT NULL,
      certificate TEXT NOT NULL
    ) STRICT;

    -- Changes of other centres that came without an order of the hub; the hub is asked about them.
    CREATE TABLE learned_changes (
      site_number TEXT NOT NULL,
      epoch INTEGER NOT NULL,
      seq INTEGER NOT NULL,
      PRIMARY KEY (site_number, epoch, seq)
    ) STRICT, WITHOUT ROWID;
  `,
};
