import type { Migration } from '../migrator.ts';

/** The pages of a case that this site takes over are looked at again: before, they were not to be fetched. */
export const scansFollow: Migration = {
  number: 21,
  name: 'scans-follow',
  sql: `
    CREATE TRIGGER cases_scans_follow AFTER UPDATE OF held_by ON cases
    WHEN NEW.held_by IS NOT OLD.held_by AND NEW.held_by = (SELECT site_number FROM site_identity) BEGIN
      INSERT OR IGNORE INTO scan_queue (scan_id, size) SELECT id, size FROM case_scans WHERE case_id = NEW.id;
    END;
  `,
};
