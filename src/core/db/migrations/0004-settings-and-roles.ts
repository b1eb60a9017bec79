import type { Migration } from '../migrator.ts';

/** What a member of staff may do, for which department a handler works, and the settings of the town. */
export const settingsAndRoles: Migration = {
  number: 4,
  name: 'settings-and-roles',
  sql: `
    ALTER TABLE staff ADD COLUMN role TEXT NOT NULL DEFAULT 'clerk';
    -- The department a handler works for, as the catalogue calls it; empty for everybody else.
    ALTER TABLE staff ADD COLUMN department TEXT NOT NULL DEFAULT '';

    -- Only what differs from the default.
    CREATE TABLE settings (
      key TEXT NOT NULL PRIMARY KEY,
      value INTEGER NOT NULL,
      version TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
  `,
};
