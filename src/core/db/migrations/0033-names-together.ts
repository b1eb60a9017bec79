import type { Migration } from '../migrator.ts';

/**
 * Names that come many at once go into their index at once: one by one each costs more than its row, because FTS5 writes
 * down what it has whenever a statement with a trigger begins. While the row of `names_together` is there, inside one
 * transaction, who inserts residents indexes them.
 */
export const namesTogether: Migration = {
  number: 33,
  name: 'names-together',
  sql: `
    CREATE TABLE names_together (
      singleton INTEGER NOT NULL PRIMARY KEY CHECK (singleton = 1)
    ) STRICT;
    DROP TRIGGER residents_name_insert;
    CREATE TRIGGER residents_name_insert AFTER INSERT ON residents
      WHEN NOT EXISTS (SELECT 1 FROM names_together) BEGIN
      INSERT INTO resident_names (rowid, name_characters) VALUES (new.local_row, new.name_characters);
    END;
  `,
};
