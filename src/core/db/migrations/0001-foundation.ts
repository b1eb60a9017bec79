import type { Migration } from '../migrator.ts';

/**
 * Every table of a synced entity carries `version`: the stamp `site.epoch.seq` of the last change that wrote
 * the row. Columns that only this site derives (pinyin initials, spaced names) are not part of a change.
 */
export const foundation: Migration = {
  number: 1,
  name: 'foundation',
  sql: `
    -- local to this site -----------------------------------------------------------------------------------
    CREATE TABLE site_identity (
      singleton INTEGER NOT NULL PRIMARY KEY CHECK (singleton = 1),
      site_number TEXT NOT NULL,
      epoch INTEGER NOT NULL,
      file_key TEXT NOT NULL,
      demo INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE case_serials (
      site_number TEXT NOT NULL,
      year INTEGER NOT NULL,
      last_serial INTEGER NOT NULL,
      PRIMARY KEY (site_number, year)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE intake_drafts (
      id TEXT NOT NULL PRIMARY KEY,
      staff_id TEXT NOT NULL,
      content TEXT NOT NULL,
      saved_at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX intake_drafts_by_staff ON intake_drafts (staff_id, saved_at);

    CREATE TABLE document_files (
      case_id TEXT NOT NULL,
      kind TEXT NOT NULL,
      copy INTEGER NOT NULL,
      sha256 TEXT NOT NULL,
      size INTEGER NOT NULL,
      kept_at TEXT NOT NULL,
      PRIMARY KEY (case_id, kind, copy)
    ) STRICT, WITHOUT ROWID;

    -- the log ----------------------------------------------------------------------------------------------
    -- Long rows that are only ever appended: with a rowid a new one goes to the end of a page, while in an index
    -- tree (WITHOUT ROWID) pages are split and balanced all the time, which cost half of every write.
    CREATE TABLE changes (
      site_number TEXT NOT NULL,
      epoch INTEGER NOT NULL,
      seq INTEGER NOT NULL,
      command_id TEXT NOT NULL,
      entity TEXT NOT NULL,
      entity_id TEXT NOT NULL,
      operation TEXT NOT NULL CHECK (operation IN ('insert', 'update', 'delete')),
      base_version TEXT,
      fields TEXT NOT NULL,
      actor_id TEXT NOT NULL,
      clock TEXT NOT NULL,
      PRIMARY KEY (site_number, epoch, seq),
      CHECK ((operation = 'insert') = (base_version IS NULL))
    ) STRICT;
    -- Without the entity, because ids differ between entities anyway and new ones then come at the end.
    CREATE INDEX changes_by_entity ON changes (entity_id);

    CREATE TABLE audit_entries (
      site_number TEXT NOT NULL,
      epoch INTEGER NOT NULL,
      number INTEGER NOT NULL,
      command_id TEXT NOT NULL,
      at TEXT NOT NULL,
      actor_id TEXT NOT NULL,
      actor_name TEXT NOT NULL,
      command TEXT NOT NULL,
      subject_entity TEXT NOT NULL,
      subject_id TEXT NOT NULL,
      reason TEXT NOT NULL,
      change_count INTEGER NOT NULL,
      changes_digest TEXT NOT NULL,
      previous_hash TEXT NOT NULL,
      hash TEXT NOT NULL,
      PRIMARY KEY (site_number, epoch, number)
    ) STRICT;

    -- reference data of the town ---------------------------------------------------------------------------
    CREATE TABLE centres (
      site_number TEXT NOT NULL PRIMARY KEY,
      name TEXT NOT NULL,
      kind TEXT NOT NULL,
      division_code TEXT NOT NULL,
      division_name TEXT NOT NULL,
      phone TEXT NOT NULL,
      version TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE calendar_years (
      year INTEGER NOT NULL PRIMARY KEY,
      source TEXT NOT NULL,
      version TEXT NOT NULL
    ) STRICT;

    CREATE TABLE calendar_days (
      date TEXT NOT NULL PRIMARY KEY,
      name TEXT NOT NULL,
      is_off_day INTEGER NOT NULL,
      version TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE service_items (
      code TEXT NOT NULL PRIMARY KEY,
      current_version INTEGER NOT NULL,
      version TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE service_item_versions (
      code TEXT NOT NULL REFERENCES service_items (code) DEFERRABLE INITIALLY DEFERRED,
      item_version INTEGER NOT NULL,
      effective_from TEXT NOT NULL,
      name TEXT NOT NULL,
      department TEXT NOT NULL,
      kind TEXT NOT NULL,
      promised_days INTEGER NOT NULL,
      statutory_days INTEGER,
      provenance TEXT NOT NULL,
      version TEXT NOT NULL,
      name_initials TEXT NOT NULL,
      name_pinyin TEXT NOT NULL,
      PRIMARY KEY (code, item_version)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE service_item_materials (
      code TEXT NOT NULL,
      item_version INTEGER NOT NULL,
      material_id TEXT NOT NULL,
      position INTEGER NOT NULL,
      name TEXT NOT NULL,
      originals INTEGER NOT NULL,
      copies INTEGER NOT NULL,
      required INTEGER NOT NULL,
      version TEXT NOT NULL,
      PRIMARY KEY (code, item_version, material_id),
      FOREIGN KEY (code, item_version) REFERENCES service_item_versions (code, item_version)
        DEFERRABLE INITIALLY DEFERRED
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE staff (
      id TEXT NOT NULL PRIMARY KEY,
      site_number TEXT NOT NULL REFERENCES centres (site_number),
      name TEXT NOT NULL,
      post TEXT NOT NULL,
      version TEXT NOT NULL,
      name_initials TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    -- people -----------------------------------------------------------------------------------------------
    CREATE TABLE residents (
      local_row INTEGER NOT NULL PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      identity_kind TEXT NOT NULL,
      identity_number TEXT NOT NULL,
      name TEXT NOT NULL,
      sex TEXT NOT NULL,
      birth_date TEXT,
      phone TEXT NOT NULL,
      address TEXT NOT NULL,
      version TEXT NOT NULL,
      name_initials TEXT NOT NULL,
      name_characters TEXT NOT NULL
    ) STRICT;
    CREATE INDEX residents_by_identity_number ON residents (identity_number) WHERE identity_number <> '';
    CREATE INDEX residents_by_phone ON residents (phone) WHERE phone <> '';
    CREATE INDEX residents_by_initials ON residents (name_initials);

    -- Names are searched by single characters: a trigram index finds nothing in names of two.
    CREATE VIRTUAL TABLE resident_names USING fts5 (
      name_characters, content = '', contentless_delete = 1, tokenize = 'unicode61'
    );
    CREATE TRIGGER residents_name_insert AFTER INSERT ON residents BEGIN
      INSERT INTO resident_names (rowid, name_characters) VALUES (new.local_row, new.name_characters);
    END;
    CREATE TRIGGER residents_name_update AFTER UPDATE OF name_characters ON residents BEGIN
      DELETE FROM resident_names WHERE rowid = old.local_row;
      INSERT INTO resident_names (rowid, name_characters) VALUES (new.local_row, new.name_characters);
    END;
    CREATE TRIGGER residents_name_delete AFTER DELETE ON residents BEGIN
      DELETE FROM resident_names WHERE rowid = old.local_row;
    END;

    -- cases ------------------------------------------------------------------------------------------------
    CREATE TABLE cases (
      id TEXT NOT NULL PRIMARY KEY,
      number TEXT NOT NULL UNIQUE,
      site_number TEXT NOT NULL REFERENCES centres (site_number),
      year INTEGER NOT NULL,
      serial INTEGER NOT NULL,
      item_code TEXT NOT NULL,
      item_version INTEGER NOT NULL,
      item_name TEXT NOT NULL,
      department TEXT NOT NULL,
      resident_id TEXT NOT NULL REFERENCES residents (id),
      applicant_name TEXT NOT NULL,
      applicant_masked_number TEXT NOT NULL,
      state TEXT NOT NULL,
      accepted_at TEXT NOT NULL,
      accepted_on TEXT NOT NULL,
      promised_days INTEGER NOT NULL,
      statutory_days INTEGER,
      promised_due TEXT NOT NULL,
      statutory_due TEXT,
      provisional INTEGER NOT NULL,
      closed_at TEXT,
      clerk_id TEXT NOT NULL,
      clerk_name TEXT NOT NULL,
      version TEXT NOT NULL,
      FOREIGN KEY (item_code, item_version) REFERENCES service_item_versions (code, item_version)
    ) STRICT;
    CREATE INDEX cases_by_acceptance ON cases (accepted_at, id);
    CREATE INDEX cases_by_resident ON cases (resident_id, accepted_at);
    CREATE INDEX cases_open_by_acceptance ON cases (accepted_at, id) WHERE closed_at IS NULL;
    CREATE INDEX cases_open_by_due ON cases (promised_due) WHERE closed_at IS NULL;
    CREATE INDEX cases_closed_by_acceptance ON cases (accepted_at, id) WHERE closed_at IS NOT NULL;
    CREATE INDEX cases_by_serial ON cases (serial);

    CREATE TABLE case_materials (
      case_id TEXT NOT NULL REFERENCES cases (id) DEFERRABLE INITIALLY DEFERRED,
      material_id TEXT NOT NULL,
      position INTEGER NOT NULL,
      name TEXT NOT NULL,
      originals INTEGER NOT NULL,
      copies INTEGER NOT NULL,
      received INTEGER NOT NULL,
      version TEXT NOT NULL,
      PRIMARY KEY (case_id, material_id)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE case_events (
      case_id TEXT NOT NULL REFERENCES cases (id) DEFERRABLE INITIALLY DEFERRED,
      step_number INTEGER NOT NULL,
      step TEXT NOT NULL,
      from_state TEXT,
      to_state TEXT NOT NULL,
      at TEXT NOT NULL,
      actor_id TEXT NOT NULL,
      actor_name TEXT NOT NULL,
      site_number TEXT NOT NULL,
      note TEXT NOT NULL,
      version TEXT NOT NULL,
      PRIMARY KEY (case_id, step_number)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE case_documents (
      case_id TEXT NOT NULL REFERENCES cases (id) DEFERRABLE INITIALLY DEFERRED,
      kind TEXT NOT NULL,
      copy INTEGER NOT NULL,
      template_version INTEGER NOT NULL,
      issued_at TEXT NOT NULL,
      issued_by TEXT NOT NULL,
      version TEXT NOT NULL,
      PRIMARY KEY (case_id, kind, copy)
    ) STRICT, WITHOUT ROWID;
  `,
};
