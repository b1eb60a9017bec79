import type { Migration } from '../migrator.ts';

/**
 * 转办 between centres. `held_by` is the site that writes a case now; NULL for the one that took it in. A transfer is
 * written by the centre that asks or offers, its answer by the other one: no row has two writers.
 */
export const transfers: Migration = {
  number: 20,
  name: 'transfers',
  sql: `
    ALTER TABLE cases ADD COLUMN held_by TEXT;

    CREATE TABLE transfers (
      id TEXT NOT NULL PRIMARY KEY,
      -- 'ask' by the site that wants the case, 'offer' by the site that holds it.
      kind TEXT NOT NULL CHECK (kind IN ('ask', 'offer')),
      -- NULL where who asks knows only the number. Of an offer the receiver has no case yet, so nothing is referred to.
      case_id TEXT,
      case_number TEXT NOT NULL,
      from_site TEXT NOT NULL,
      to_site TEXT NOT NULL,
      -- What the receiver of an offer is told before the case is theirs.
      item_name TEXT,
      applicant_name TEXT,
      due TEXT,
      reason TEXT NOT NULL,
      made_at TEXT NOT NULL,
      made_by TEXT NOT NULL,
      made_by_name TEXT NOT NULL,
      withdrawn_at TEXT,
      withdraw_reason TEXT,
      -- Of an offer: when the holder handed the case over, after the other centre had agreed.
      handed_at TEXT,
      -- The papers that go along, as JSON, where the holder wrote them down.
      papers TEXT,
      version TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX transfers_from ON transfers (from_site, made_at);
    CREATE INDEX transfers_to ON transfers (to_site, made_at);
    CREATE INDEX transfers_of_case ON transfers (case_number);

    CREATE TABLE transfer_answers (
      transfer_id TEXT NOT NULL PRIMARY KEY REFERENCES transfers (id) DEFERRABLE INITIALLY DEFERRED,
      outcome TEXT NOT NULL CHECK (outcome IN ('accepted', 'refused')),
      case_id TEXT,
      reason TEXT NOT NULL,
      papers TEXT,
      answered_at TEXT NOT NULL,
      answered_by TEXT NOT NULL,
      answered_by_name TEXT NOT NULL,
      version TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
  `,
};
