import type { Migration } from '../migrator.ts';

/**
 * Papers: which copy of a document counts and why an earlier one does not (`replaces` is the copy it stands in for,
 * `paper_number` its number within the case, given at the first printing), the page a kept PDF was made of, the
 * wording a manager gave a kind. Posts: who stands in for whom (A/B), who is away, and what was handed over.
 */
export const papersAndPosts: Migration = {
  number: 10,
  name: 'papers-and-posts',
  sql: `
    ALTER TABLE case_documents ADD COLUMN paper_number INTEGER;
    ALTER TABLE case_documents ADD COLUMN printed_at TEXT;
    ALTER TABLE case_documents ADD COLUMN replaces INTEGER;
    ALTER TABLE case_documents ADD COLUMN voided_at TEXT;
    ALTER TABLE case_documents ADD COLUMN voided_by TEXT;
    ALTER TABLE case_documents ADD COLUMN void_reason TEXT;
    ALTER TABLE case_documents ADD COLUMN reprint_reason TEXT;
    ALTER TABLE case_documents ADD COLUMN wording_id TEXT;

    ALTER TABLE document_files ADD COLUMN page_sha256 TEXT;
    ALTER TABLE document_files ADD COLUMN page_size INTEGER;
    CREATE INDEX document_files_by_page ON document_files (page_sha256) WHERE page_sha256 IS NOT NULL;

    CREATE TABLE document_wordings (
      id TEXT NOT NULL PRIMARY KEY,
      kind TEXT NOT NULL,
      number INTEGER NOT NULL,
      effective_from TEXT NOT NULL,
      content TEXT NOT NULL,
      made_at TEXT NOT NULL,
      made_by TEXT NOT NULL,
      version TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX document_wordings_by_kind ON document_wordings (kind, effective_from);

    CREATE TABLE posts (
      id TEXT NOT NULL PRIMARY KEY,
      site_number TEXT NOT NULL,
      name TEXT NOT NULL,
      duties TEXT NOT NULL,
      holder_a TEXT NOT NULL REFERENCES staff (id) DEFERRABLE INITIALLY DEFERRED,
      holder_b TEXT NOT NULL REFERENCES staff (id) DEFERRABLE INITIALLY DEFERRED,
      closed_at TEXT,
      version TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX posts_by_holder_a ON posts (holder_a) WHERE closed_at IS NULL;

    CREATE TABLE staff_absences (
      id TEXT NOT NULL PRIMARY KEY,
      staff_id TEXT NOT NULL REFERENCES staff (id) DEFERRABLE INITIALLY DEFERRED,
      from_day TEXT NOT NULL,
      until_day TEXT NOT NULL,
      reason TEXT NOT NULL,
      entered_by TEXT NOT NULL,
      ended_at TEXT,
      version TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX staff_absences_by_staff ON staff_absences (staff_id, until_day) WHERE ended_at IS NULL;

    -- For whom the person acted, NULL for the case's own clerk.
    ALTER TABLE case_events ADD COLUMN acting_for TEXT;

    CREATE TABLE handovers (
      id TEXT NOT NULL PRIMARY KEY,
      site_number TEXT NOT NULL,
      from_id TEXT NOT NULL,
      from_name TEXT NOT NULL,
      to_id TEXT NOT NULL,
      to_name TEXT NOT NULL,
      made_at TEXT NOT NULL,
      confirmed_at TEXT,
      withdrawn_at TEXT,
      content TEXT NOT NULL,
      version TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX handovers_by_making ON handovers (made_at, id);

    CREATE TABLE handover_files (
      handover_id TEXT NOT NULL PRIMARY KEY,
      sha256 TEXT NOT NULL,
      size INTEGER NOT NULL,
      page_sha256 TEXT NOT NULL,
      page_size INTEGER NOT NULL,
      kept_at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX handover_files_by_file ON handover_files (sha256);
    CREATE INDEX handover_files_by_page ON handover_files (page_sha256);

    -- What a clerk hands over.
    CREATE INDEX cases_open_by_clerk ON cases (clerk_id, promised_due, id) WHERE closed_at IS NULL;
  `,
};
