import type { Migration } from '../migrator.ts';

/** The lists of one centre, where the town's site has those of every centre. */
export const casesByHolder: Migration = {
  number: 24,
  name: 'cases-by-holder',
  sql: `
    CREATE INDEX cases_by_holder ON cases (coalesce(held_by, site_number), received_at, id);
    CREATE INDEX cases_open_by_holder ON cases (coalesce(held_by, site_number), received_at, id)
      WHERE closed_at IS NULL;
  `,
};
