import type { Migration } from '../migrator.ts';

/**
 * Changes of others with a place that the hub gave in a time which it lost to a backup: the hub is asked about them as about
 * what came by stick.
 */
export const placesInDoubt: Migration = {
  number: 41,
  name: 'places-in-doubt',
  sql: `
    ALTER TABLE learned_changes ADD COLUMN in_doubt INTEGER NOT NULL DEFAULT 0;
  `,
};
