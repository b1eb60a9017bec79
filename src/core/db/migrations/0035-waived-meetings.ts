import type { Migration } from '../migrator.ts';

/** What one branch has not to hold while others have: a branch of fewer than seven members has no committee. */
export const waivedMeetings: Migration = {
  number: 35,
  name: 'waived-meetings',
  sql: `
    -- By kind of meeting, as JSON: since which day, and why.
    ALTER TABLE party_branches ADD COLUMN waived_meetings TEXT NOT NULL DEFAULT '{}';
  `,
};
