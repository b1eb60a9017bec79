import type { Migration } from '../migrator.ts';

/**
 * 调阅: a centre asks the town for the records of somebody it does not know; the town's grant names what is delivered. Each is
 * written once, by one side.
 */
export const records: Migration = {
  number: 26,
  name: 'records',
  sql: `
    CREATE TABLE record_requests (
      id TEXT NOT NULL PRIMARY KEY,
      site_number TEXT NOT NULL,
      identity_kind TEXT NOT NULL,
      identity_number TEXT NOT NULL,
      name TEXT NOT NULL,
      reason TEXT NOT NULL,
      made_at TEXT NOT NULL,
      made_by TEXT NOT NULL,
      made_by_name TEXT NOT NULL,
      version TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX record_requests_by_time ON record_requests (site_number, made_at);

    CREATE TABLE record_grants (
      request_id TEXT NOT NULL PRIMARY KEY REFERENCES record_requests (id) DEFERRABLE INITIALLY DEFERRED,
      outcome TEXT NOT NULL CHECK (outcome IN ('granted', 'nobody')),
      -- What is delivered, as JSON: the people of this number, and their cases.
      resident_ids TEXT NOT NULL,
      case_ids TEXT NOT NULL,
      answered_at TEXT NOT NULL,
      version TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
  `,
};
