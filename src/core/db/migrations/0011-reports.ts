import type { Migration } from '../migrator.ts';

/**
 * Days that the notice of one year moves in a neighbouring one, kept beside what that year's own notice says
 * (`calendar_days`): so that neither file, taken in again, takes back what the other one says.
 */
export const reports: Migration = {
  number: 11,
  name: 'reports',
  sql: `
    CREATE TABLE calendar_neighbour_days (
      notice_year INTEGER NOT NULL,
      date TEXT NOT NULL,
      name TEXT NOT NULL,
      is_off_day INTEGER NOT NULL,
      version TEXT NOT NULL,
      PRIMARY KEY (notice_year, date)
    ) STRICT, WITHOUT ROWID;
  `,
};
