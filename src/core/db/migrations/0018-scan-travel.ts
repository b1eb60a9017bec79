import type { Migration } from '../migrator.ts';

/**
 * The way of scans to the hub and back, apart from the log. `scan_queue` names the scans whose files are still to be sent
 * or fetched; triggers fill it, because rows of scans come about in many ways: by a clerk, by sync, by a fold. `scan_travel`
 * holds what was sent today and whether somebody paused it.
 */
export const scanTravel: Migration = {
  number: 18,
  name: 'scan-travel',
  sql: `
    CREATE TABLE scan_queue (
      scan_id TEXT NOT NULL PRIMARY KEY,
      size INTEGER NOT NULL,
      -- 'up' to the hub, 'down' from it, 'absent' when it may not be had here; NULL until it was looked at.
      way TEXT CHECK (way IN ('up', 'down', 'absent'))
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX scan_queue_by_way ON scan_queue (way, scan_id, size);

    CREATE TRIGGER case_scans_queue AFTER INSERT ON case_scans BEGIN
      INSERT OR IGNORE INTO scan_queue (scan_id, size, way) VALUES (NEW.id, NEW.size,
        CASE WHEN substr(NEW.version, 1, 3) = (SELECT site_number || '.' FROM site_identity) THEN 'up' END);
    END;
    CREATE TRIGGER case_scans_leave_queue AFTER DELETE ON case_scans BEGIN
      DELETE FROM scan_queue WHERE scan_id = OLD.id;
    END;
    INSERT INTO scan_queue (scan_id, size, way)
      SELECT id, size, CASE WHEN substr(version, 1, 3) = (SELECT site_number || '.' FROM site_identity) THEN 'up' END
      FROM case_scans;

    CREATE TABLE scan_travel (
      singleton INTEGER NOT NULL PRIMARY KEY CHECK (singleton = 1),
      paused INTEGER NOT NULL,
      -- The day of the count, in Shanghai.
      day TEXT NOT NULL,
      bytes INTEGER NOT NULL,
      -- Why the last attempt ended before the queue did.
      stopped_by TEXT
    ) STRICT;
  `,
};
