import type { Migration } from '../migrator.ts';

/** What reports need. */
export const reports: Migration = {
  number: 11,
  name: 'reports',
  sql: ``,
};
