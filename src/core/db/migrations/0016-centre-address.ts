import type { Migration } from '../migrator.ts';

/** Where a centre is found, as its papers tell it. */
export const centreAddress: Migration = {
  number: 16,
  name: 'centre-address',
  sql: `ALTER TABLE centres ADD COLUMN address TEXT NOT NULL DEFAULT '';`,
};
