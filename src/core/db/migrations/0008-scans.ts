import type { Migration } from '../migrator.ts';

/** Scanned papers. */
export const scans: Migration = {
  number: 8,
  name: 'scans',
  sql: ``,
};
