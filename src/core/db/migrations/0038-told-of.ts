import type { Migration } from '../migrator.ts';

/**
 * What somebody was told of who was called: time, place and whether it takes place at all. When another centre moves the
 * activity meanwhile, the mark says of itself that it does not hold any more. NULL of marks that were made before.
 */
export const toldOf: Migration = {
  number: 38,
  name: 'told-of',
  sql: `
    ALTER TABLE activity_sign_ups ADD COLUMN told_of TEXT;
  `,
};
