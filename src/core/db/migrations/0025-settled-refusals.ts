import type { Migration } from '../migrator.ts';

/** What people here did about records that the town gave back: taken note of, or sent anew. */
export const settledRefusals: Migration = {
  number: 25,
  name: 'settled-refusals',
  sql: `
    CREATE TABLE settled_refusals (
      command_id TEXT NOT NULL PRIMARY KEY,
      how TEXT NOT NULL CHECK (how IN ('acknowledged', 'sent-anew')),
      settled_at TEXT NOT NULL,
      settled_by TEXT NOT NULL,
      settled_by_name TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
  `,
};
