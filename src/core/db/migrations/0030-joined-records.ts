import type { Migration } from '../migrator.ts';

/**
 * Two records of one person, made where one did not know of the other: one stays, the other points to it. Which numbers stand in
 * more than one record is kept up by triggers, because rows of residents come about in many ways and a count over all of them
 * would take longer than a list may.
 */
export const joinedRecords: Migration = {
  number: 30,
  name: 'joined-records',
  sql: `
    -- The record that stands for this one; it may be at another site only.
    ALTER TABLE residents ADD COLUMN joined_into TEXT;
    CREATE INDEX residents_by_joined ON residents (joined_into) WHERE joined_into IS NOT NULL;

    CREATE TABLE repeated_numbers (
      identity_number TEXT NOT NULL,
      identity_kind TEXT NOT NULL,
      PRIMARY KEY (identity_number, identity_kind)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO repeated_numbers (identity_number, identity_kind)
      SELECT identity_number, identity_kind FROM residents WHERE identity_number <> ''
      GROUP BY identity_number, identity_kind HAVING count(*) > 1;

    CREATE TRIGGER residents_repeat AFTER INSERT ON residents WHEN NEW.identity_number <> '' BEGIN
      INSERT OR IGNORE INTO repeated_numbers (identity_number, identity_kind)
        SELECT NEW.identity_number, NEW.identity_kind WHERE 1 < (SELECT count(*) FROM residents
          WHERE identity_number = NEW.identity_number AND identity_number <> ''
            AND identity_kind = NEW.identity_kind AND joined_into IS NULL);
    END;
    CREATE TRIGGER residents_repeat_no_more AFTER DELETE ON residents WHEN OLD.identity_number <> '' BEGIN
      DELETE FROM repeated_numbers
        WHERE identity_number = OLD.identity_number AND identity_kind = OLD.identity_kind
          AND 2 > (SELECT count(*) FROM residents
            WHERE identity_number = OLD.identity_number AND identity_number <> ''
              AND identity_kind = OLD.identity_kind AND joined_into IS NULL);
    END;
    CREATE TRIGGER residents_repeat_or_not AFTER UPDATE OF identity_number, identity_kind, joined_into ON residents
      WHEN NEW.identity_number IS NOT OLD.identity_number OR NEW.identity_kind IS NOT OLD.identity_kind
        OR NEW.joined_into IS NOT OLD.joined_into BEGIN
      DELETE FROM repeated_numbers
        WHERE identity_number = OLD.identity_number AND identity_kind = OLD.identity_kind
          AND 2 > (SELECT count(*) FROM residents
            WHERE identity_number = OLD.identity_number AND identity_number <> ''
              AND identity_kind = OLD.identity_kind AND joined_into IS NULL);
      INSERT OR IGNORE INTO repeated_numbers (identity_number, identity_kind)
        SELECT NEW.identity_number, NEW.identity_kind WHERE NEW.identity_number <> '' AND 1 < (SELECT count(*)
          FROM residents WHERE identity_number = NEW.identity_number AND identity_number <> ''
            AND identity_kind = NEW.identity_kind AND joined_into IS NULL);
    END;
  `,
};
