import type { Migration } from '../migrator.ts';

/**
 * Versions of an item that begin on a later day and can be withdrawn before it, what a good paper looks like, what
 * a manager has not finished writing, and a stamp that tells a copy of the catalogue in memory when it is old.
 *
 * From here on `service_items.current_version` is the latest number given; which version is in force follows from
 * the days they begin.
 */
export const catalogueManagement: Migration = {
  number: 6,
  name: 'catalogue-management',
  sql: `
    ALTER TABLE service_item_versions ADD COLUMN withdrawn INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE service_item_versions ADD COLUMN saved_by TEXT NOT NULL DEFAULT '';
    ALTER TABLE service_item_versions ADD COLUMN saved_at TEXT NOT NULL DEFAULT '';
    ALTER TABLE service_item_materials ADD COLUMN sample TEXT NOT NULL DEFAULT '';

    CREATE TABLE item_drafts (
      staff_id TEXT NOT NULL,
      item_key TEXT NOT NULL,
      content TEXT NOT NULL,
      saved_at TEXT NOT NULL,
      PRIMARY KEY (staff_id, item_key)
    ) STRICT, WITHOUT ROWID;

    -- By triggers, because rows also come by sync; by chance, because a number that was rolled back would return.
    CREATE TABLE catalogue_stamp (
      singleton INTEGER NOT NULL PRIMARY KEY CHECK (singleton = 1),
      stamp TEXT NOT NULL
    ) STRICT;
    INSERT INTO catalogue_stamp VALUES (1, hex(randomblob(8)));
    CREATE TRIGGER service_item_versions_insert AFTER INSERT ON service_item_versions BEGIN
      UPDATE catalogue_stamp SET stamp = hex(randomblob(8));
    END;
    CREATE TRIGGER service_item_versions_update AFTER UPDATE ON service_item_versions BEGIN
      UPDATE catalogue_stamp SET stamp = hex(randomblob(8));
    END;
    CREATE TRIGGER service_item_versions_delete AFTER DELETE ON service_item_versions BEGIN
      UPDATE catalogue_stamp SET stamp = hex(randomblob(8));
    END;
  `,
};
