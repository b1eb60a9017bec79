import type { Migration } from '../migrator.ts';

/**
 * Queue tickets, service ratings and their rectification. Tickets stay at their site and count for one day; what
 * reports need of them travels as one line a day and group.
 */
export const queueAndRating: Migration = {
  number: 9,
  name: 'queue-and-rating',
  sql: `
    -- local to this site -----------------------------------------------------------------------------------
    CREATE TABLE queue_serials (
      day TEXT NOT NULL,
      letter TEXT NOT NULL,
      last_serial INTEGER NOT NULL,
      PRIMARY KEY (day, letter)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE queue_tickets (
      day TEXT NOT NULL,
      number TEXT NOT NULL,
      -- The group it waits for now; the number keeps the letter it was drawn under.
      letter TEXT NOT NULL,
      state TEXT NOT NULL,
      place REAL NOT NULL,
      priority_reason TEXT,
      for_counter INTEGER,
      issued_at TEXT NOT NULL,
      -- Since when the person has been waiting: the issue, or the last transfer.
      waiting_since TEXT NOT NULL,
      first_called_at TEXT,
      called_at TEXT,
      calls INTEGER NOT NULL,
      skips INTEGER NOT NULL,
      counter INTEGER,
      clerk_id TEXT,
      clerk_name TEXT,
      ended_at TEXT,
      -- The intake begun for the person; the case takes its id.
      intake_id TEXT,
      PRIMARY KEY (day, number)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX queue_tickets_by_intake ON queue_tickets (intake_id) WHERE intake_id IS NOT NULL;

    -- A question put on the public's screen; only through an open one can anybody rate.
    CREATE TABLE rating_requests (
      id TEXT NOT NULL PRIMARY KEY,
      case_id TEXT NOT NULL,
      requested_at TEXT NOT NULL,
      expires_at TEXT NOT NULL,
      clerk_id TEXT NOT NULL,
      clerk_name TEXT NOT NULL,
      answered_at TEXT
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX rating_requests_by_time ON rating_requests (requested_at);

    -- of the town ------------------------------------------------------------------------------------------
    CREATE TABLE queue_groups (
      letter TEXT NOT NULL PRIMARY KEY,
      name TEXT NOT NULL,
      departments TEXT NOT NULL,
      position INTEGER NOT NULL,
      version TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE queue_days (
      site_number TEXT NOT NULL,
      day TEXT NOT NULL,
      letter TEXT NOT NULL,
      issued INTEGER NOT NULL,
      served INTEGER NOT NULL,
      called INTEGER NOT NULL,
      missed INTEGER NOT NULL,
      priority INTEGER NOT NULL,
      -- Of those called: minutes from drawing the ticket to the first call, added up, and the longest.
      waited_minutes INTEGER NOT NULL,
      longest_minutes INTEGER NOT NULL,
      version TEXT NOT NULL,
      PRIMARY KEY (site_number, day, letter)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE ratings (
      case_id TEXT NOT NULL PRIMARY KEY REFERENCES cases (id) DEFERRABLE INITIALLY DEFERRED,
      site_number TEXT NOT NULL,
      case_number TEXT NOT NULL,
      item_name TEXT NOT NULL,
      department TEXT NOT NULL,
      clerk_id TEXT NOT NULL,
      clerk_name TEXT NOT NULL,
      level TEXT NOT NULL,
      reasons TEXT NOT NULL,
      way TEXT NOT NULL,
      rated_at TEXT NOT NULL,
      version TEXT NOT NULL
    ) STRICT;
    CREATE INDEX ratings_by_time ON ratings (rated_at, case_id);
    CREATE INDEX ratings_by_level ON ratings (level, rated_at, case_id);

    CREATE TABLE rectifications (
      case_id TEXT NOT NULL PRIMARY KEY REFERENCES ratings (case_id) DEFERRABLE INITIALLY DEFERRED,
      site_number TEXT NOT NULL,
      state TEXT NOT NULL,
      opened_at TEXT NOT NULL,
      due_on TEXT NOT NULL,
      provisional INTEGER NOT NULL,
      called_back_at TEXT,
      claimant_id TEXT,
      outcome TEXT,
      closed_at TEXT,
      version TEXT NOT NULL
    ) STRICT;
    CREATE INDEX rectifications_open_by_due ON rectifications (due_on, case_id) WHERE closed_at IS NULL;
    CREATE INDEX rectifications_by_closing ON rectifications (closed_at, case_id) WHERE closed_at IS NOT NULL;

    CREATE TABLE rectification_events (
      case_id TEXT NOT NULL REFERENCES rectifications (case_id) DEFERRABLE INITIALLY DEFERRED,
      step_number INTEGER NOT NULL,
      step TEXT NOT NULL,
      from_state TEXT,
      to_state TEXT NOT NULL,
      at TEXT NOT NULL,
      actor_id TEXT NOT NULL,
      actor_name TEXT NOT NULL,
      site_number TEXT NOT NULL,
      note TEXT NOT NULL,
      result TEXT,
      version TEXT NOT NULL,
      PRIMARY KEY (case_id, step_number)
    ) STRICT, WITHOUT ROWID;
  `,
};
