import type { Migration } from '../migrator.ts';

/** What a clerk's window remembers. */
export const workbench: Migration = {
  number: 12,
  name: 'workbench',
  sql: ``,
};
