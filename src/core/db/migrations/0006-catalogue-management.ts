import type { Migration } from '../migrator.ts';

/** What a manager keeps of an item. */
export const catalogueManagement: Migration = {
  number: 6,
  name: 'catalogue-management',
  sql: ``,
};
