import type { Migration } from '../migrator.ts';

/**
 * 登记时有名额: who was told that he has a place. Two centres that sign people up offline may promise more places than
 * there are; after sync it has to be seen who was promised one and waits.
 */
export const promisedPlaces: Migration = {
  number: 32,
  name: 'promised-places',
  sql: `
    ALTER TABLE activity_sign_ups ADD COLUMN place_promised INTEGER NOT NULL DEFAULT 0 CHECK (place_promised IN (0, 1));
  `,
};
