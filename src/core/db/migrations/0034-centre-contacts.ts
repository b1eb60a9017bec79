import type { Migration } from '../migrator.ts';

/** What the hub told the town's site of every centre; it travels nowhere. */
export const centreContacts: Migration = {
  number: 34,
  name: 'centre-contacts',
  sql: `
    CREATE TABLE centre_contacts (
      site_number TEXT NOT NULL PRIMARY KEY,
      seen_at TEXT NOT NULL,
      -- For more than a day when the hub told it.
      silent INTEGER NOT NULL,
      -- At the last visit of the centre; NULL for one that does not tell.
      waiting INTEGER,
      scans_waiting INTEGER,
      refused INTEGER NOT NULL,
      told_at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
  `,
};
