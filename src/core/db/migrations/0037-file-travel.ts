import type { Migration } from '../migrator.ts';

/**
 * The way of the files of any record to the hub and back, in the place of that of scans alone: recordings of stories travel,
 * too. Of a recording no record says the size; it is told where the file is. `stories` are written anywhere, also by a fold.
 */
export const fileTravel: Migration = {
  number: 37,
  name: 'file-travel',
  sql: `
    CREATE TABLE file_queue (
      record_id TEXT NOT NULL PRIMARY KEY,
      entity TEXT NOT NULL CHECK (entity IN ('caseScan', 'story')),
      -- NULL where nobody here knows it.
      size INTEGER,
      -- 'up' to the hub, 'down' from it, 'absent' when it may not be had here; NULL until it was looked at.
      way TEXT CHECK (way IN ('up', 'down', 'absent'))
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX file_queue_by_way ON file_queue (way, entity, record_id, size);
    INSERT INTO file_queue (record_id, entity, size, way) SELECT scan_id, 'caseScan', size, way FROM scan_queue;
    INSERT OR IGNORE INTO file_queue (record_id, entity)
      SELECT id, 'story' FROM stories WHERE recording_sha256 IS NOT NULL;

    DROP TRIGGER case_scans_queue;
    DROP TRIGGER case_scans_leave_queue;
    DROP TRIGGER cases_scans_follow;
    DROP TABLE scan_queue;
    ALTER TABLE scan_travel RENAME TO file_travel;

    -- In an upsert INSERT OR IGNORE fails where the row is there: so they ask.
    CREATE TRIGGER case_scans_queue AFTER INSERT ON case_scans
    WHEN NOT EXISTS (SELECT 1 FROM file_queue WHERE record_id = NEW.id) BEGIN
      INSERT INTO file_queue (record_id, entity, size, way) VALUES (NEW.id, 'caseScan', NEW.size,
        CASE WHEN substr(NEW.version, 1, 3) = (SELECT site_number || '.' FROM site_identity) THEN 'up' END);
    END;
    CREATE TRIGGER case_scans_leave_queue AFTER DELETE ON case_scans BEGIN
      DELETE FROM file_queue WHERE record_id = OLD.id;
    END;
    CREATE TRIGGER cases_scans_follow AFTER UPDATE OF held_by ON cases
    WHEN NEW.held_by IS NOT OLD.held_by AND NEW.held_by = (SELECT site_number FROM site_identity) BEGIN
      UPDATE file_queue SET way = NULL
        WHERE way = 'absent' AND record_id IN (SELECT id FROM case_scans WHERE case_id = NEW.id);
      INSERT INTO file_queue (record_id, entity, size) SELECT id, 'caseScan', size FROM case_scans
        WHERE case_id = NEW.id AND id NOT IN (SELECT record_id FROM file_queue);
    END;
    CREATE TRIGGER stories_queue AFTER INSERT ON stories
    WHEN NEW.recording_sha256 IS NOT NULL AND NOT EXISTS (SELECT 1 FROM file_queue WHERE record_id = NEW.id) BEGIN
      INSERT INTO file_queue (record_id, entity) VALUES (NEW.id, 'story');
    END;
    CREATE TRIGGER stories_requeue AFTER UPDATE OF recording_sha256 ON stories
    WHEN NEW.recording_sha256 IS NOT OLD.recording_sha256 BEGIN
      DELETE FROM file_queue WHERE record_id = NEW.id;
      INSERT INTO file_queue (record_id, entity) SELECT NEW.id, 'story' WHERE NEW.recording_sha256 IS NOT NULL;
    END;
    CREATE TRIGGER stories_leave_queue AFTER DELETE ON stories BEGIN
      DELETE FROM file_queue WHERE record_id = OLD.id;
    END;
  `,
};
