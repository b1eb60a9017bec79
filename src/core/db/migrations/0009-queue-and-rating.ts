import type { Migration } from '../migrator.ts';

/** Queue tickets, service ratings and their rectification. */
export const queueAndRating: Migration = {
  number: 9,
  name: 'queue-and-rating',
  sql: ``,
};
