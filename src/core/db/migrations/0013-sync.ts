import type { Migration } from '../migrator.ts';

/**
 * 同步. The log now holds changes of other sites beside the own ones, each with the order under which the hub took it
 * in. `seen_vectors` says from which change of an epoch on its author had seen what; `change_faults` names the changes
 * that take no part in their rows: refused by the hub, parked because this application is too old for them, or set
 * aside because they cannot be applied.
 */
export const sync: Migration = {
  number: 13,
  name: 'sync',
  sql: `
    ALTER TABLE changes ADD COLUMN hub_epoch INTEGER;
    ALTER TABLE changes ADD COLUMN hub_number INTEGER;
    -- The outbox tells of each command what it was.
    CREATE INDEX audit_entries_by_command ON audit_entries (command_id);

    -- One row once the site is enrolled. The private key lies here as the file key does: in the encrypted file.
    CREATE TABLE sync_state (
      singleton INTEGER NOT NULL PRIMARY KEY CHECK (singleton = 1),
      hub_url TEXT NOT NULL,
      -- SHA-256 of the hub's certificate; empty for a hub on this machine without one.
      hub_fingerprint TEXT NOT NULL,
      hub_id TEXT NOT NULL,
      private_key TEXT NOT NULL,
      enrolled_at TEXT NOT NULL,
      hub_epoch INTEGER NOT NULL,
      cursor INTEGER NOT NULL,
      -- What this site had seen of the others, as JSON.
      seen TEXT NOT NULL,
      sent_seq INTEGER NOT NULL,
      answered_seq INTEGER NOT NULL,
      -- The chain hash of the own log at answered_seq.
      chain TEXT NOT NULL,
      synced_at TEXT,
      failing_since TEXT,
      failure TEXT,
      clock_ahead_ms INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE seen_vectors (
      site_number TEXT NOT NULL,
      epoch INTEGER NOT NULL,
      from_seq INTEGER NOT NULL,
      vector TEXT NOT NULL,
      PRIMARY KEY (site_number, epoch, from_seq)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE change_faults (
      site_number TEXT NOT NULL,
      epoch INTEGER NOT NULL,
      seq INTEGER NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('refused', 'parked', 'set-aside')),
      code TEXT NOT NULL,
      noted_at TEXT NOT NULL,
      PRIMARY KEY (site_number, epoch, seq)
    ) STRICT, WITHOUT ROWID;

    -- Values written without knowledge of each other: the standing one is in the row, these wait for a person.
    CREATE TABLE conflicts (
      entity TEXT NOT NULL,
      entity_id TEXT NOT NULL,
      field TEXT NOT NULL,
      standing_stamp TEXT NOT NULL,
      losers TEXT NOT NULL,
      PRIMARY KEY (entity, entity_id, field)
    ) STRICT, WITHOUT ROWID;

    -- Rows that could not be brought to what their changes say, because others still refer to them; tried again.
    CREATE TABLE waiting_rows (
      entity TEXT NOT NULL,
      entity_id TEXT NOT NULL,
      PRIMARY KEY (entity, entity_id)
    ) STRICT, WITHOUT ROWID;
  `,
};
