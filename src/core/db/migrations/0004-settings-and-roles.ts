import type { Migration } from '../migrator.ts';

/** Settings of the town and what a member of staff may do. */
export const settingsAndRoles: Migration = {
  number: 4,
  name: 'settings-and-roles',
  sql: ``,
};
