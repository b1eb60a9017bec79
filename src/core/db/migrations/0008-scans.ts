import type { Migration } from '../migrator.ts';

/**
 * 扫描件: pages of papers. Their bytes lie outside, encrypted and named by their hash; rows say what they are. Pages of a
 * draft stay at this site and become the case's when it is accepted. `loose_files` names files that may have nobody
 * who refers to them: noted before a file is written and when a reference ends, so that a crash leaves nothing behind
 * that nobody knows of.
 */
export const scans: Migration = {
  number: 8,
  name: 'scans',
  sql: `
    CREATE TABLE draft_scans (
      id TEXT NOT NULL PRIMARY KEY,
      draft_id TEXT NOT NULL,
      material_id TEXT NOT NULL,
      position INTEGER NOT NULL,
      media_type TEXT NOT NULL,
      sha256 TEXT NOT NULL,
      size INTEGER NOT NULL,
      -- Pixels of a picture; NULL for a PDF, which has pages instead.
      width INTEGER,
      height INTEGER,
      pages INTEGER NOT NULL,
      sensitive INTEGER NOT NULL,
      thumbnail_sha256 TEXT NOT NULL,
      captured_at TEXT NOT NULL,
      captured_by TEXT NOT NULL,
      captured_by_name TEXT NOT NULL,
      -- The number of the earlier case it was taken over from; NULL for one captured for this case.
      reused_from TEXT
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX draft_scans_by_draft ON draft_scans (draft_id, material_id, position);
    CREATE INDEX draft_scans_by_file ON draft_scans (sha256);
    CREATE INDEX draft_scans_by_thumbnail ON draft_scans (thumbnail_sha256);

    CREATE TABLE case_scans (
      id TEXT NOT NULL PRIMARY KEY,
      case_id TEXT NOT NULL REFERENCES cases (id) DEFERRABLE INITIALLY DEFERRED,
      material_id TEXT NOT NULL,
      position INTEGER NOT NULL,
      media_type TEXT NOT NULL,
      sha256 TEXT NOT NULL,
      size INTEGER NOT NULL,
      width INTEGER,
      height INTEGER,
      pages INTEGER NOT NULL,
      sensitive INTEGER NOT NULL,
      thumbnail_sha256 TEXT NOT NULL,
      captured_at TEXT NOT NULL,
      captured_by TEXT NOT NULL,
      captured_by_name TEXT NOT NULL,
      reused_from TEXT,
      version TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX case_scans_by_case ON case_scans (case_id, material_id, position);
    CREATE INDEX case_scans_by_file ON case_scans (sha256);
    CREATE INDEX case_scans_by_thumbnail ON case_scans (thumbnail_sha256);

    CREATE TABLE loose_files (
      sha256 TEXT NOT NULL PRIMARY KEY,
      noted_at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX document_files_by_file ON document_files (sha256);
  `,
};
