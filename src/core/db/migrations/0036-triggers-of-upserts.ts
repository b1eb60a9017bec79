import type { Migration } from '../migrator.ts';

/**
 * What a trigger says of a conflict does not count when the statement that fires it says something itself
 * (https://sqlite.org/lang_createtrigger.html): in the update of an upsert, by which sync writes rows, `INSERT OR IGNORE` failed
 * where the row was there already, and the command was left out. So triggers ask whether it is there.
 */
export const triggersOfUpserts: Migration = {
  number: 36,
  name: 'triggers-of-upserts',
  sql: `
    DROP TRIGGER residents_repeat;
    CREATE TRIGGER residents_repeat AFTER INSERT ON residents WHEN NEW.identity_number <> '' BEGIN
      INSERT INTO repeated_numbers (identity_number, identity_kind)
        SELECT NEW.identity_number, NEW.identity_kind WHERE 1 < (SELECT count(*) FROM residents
          WHERE identity_number = NEW.identity_number AND identity_number <> ''
            AND identity_kind = NEW.identity_kind AND joined_into IS NULL)
          AND NOT EXISTS (SELECT 1 FROM repeated_numbers
            WHERE identity_number = NEW.identity_number AND identity_kind = NEW.identity_kind);
    END;
    DROP TRIGGER residents_repeat_or_not;
    CREATE TRIGGER residents_repeat_or_not AFTER UPDATE OF identity_number, identity_kind, joined_into ON residents
      WHEN NEW.identity_number IS NOT OLD.identity_number OR NEW.identity_kind IS NOT OLD.identity_kind
        OR NEW.joined_into IS NOT OLD.joined_into BEGIN
      DELETE FROM repeated_numbers
        WHERE identity_number = OLD.identity_number AND identity_kind = OLD.identity_kind
          AND 2 > (SELECT count(*) FROM residents
            WHERE identity_number = OLD.identity_number AND identity_number <> ''
              AND identity_kind = OLD.identity_kind AND joined_into IS NULL);
      INSERT INTO repeated_numbers (identity_number, identity_kind)
        SELECT NEW.identity_number, NEW.identity_kind WHERE NEW.identity_number <> '' AND 1 < (SELECT count(*)
          FROM residents WHERE identity_number = NEW.identity_number AND identity_number <> ''
            AND identity_kind = NEW.identity_kind AND joined_into IS NULL)
          AND NOT EXISTS (SELECT 1 FROM repeated_numbers
            WHERE identity_number = NEW.identity_number AND identity_kind = NEW.identity_kind);
    END;

    DROP TRIGGER case_scans_queue;
    CREATE TRIGGER case_scans_queue AFTER INSERT ON case_scans
    WHEN NOT EXISTS (SELECT 1 FROM scan_queue WHERE scan_id = NEW.id) BEGIN
      INSERT INTO scan_queue (scan_id, size, way) VALUES (NEW.id, NEW.size,
        CASE WHEN substr(NEW.version, 1, 3) = (SELECT site_number || '.' FROM site_identity) THEN 'up' END);
    END;
    DROP TRIGGER cases_scans_follow;
    CREATE TRIGGER cases_scans_follow AFTER UPDATE OF held_by ON cases
    WHEN NEW.held_by IS NOT OLD.held_by AND NEW.held_by = (SELECT site_number FROM site_identity) BEGIN
      UPDATE scan_queue SET way = NULL
        WHERE way = 'absent' AND scan_id IN (SELECT id FROM case_scans WHERE case_id = NEW.id);
      INSERT INTO scan_queue (scan_id, size) SELECT id, size FROM case_scans
        WHERE case_id = NEW.id AND id NOT IN (SELECT scan_id FROM scan_queue);
    END;
  `,
};
