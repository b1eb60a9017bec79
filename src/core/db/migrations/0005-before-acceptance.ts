import type { Migration } from '../migrator.ts';

/** What comes before acceptance, and acceptance with gaps. */
export const beforeAcceptance: Migration = {
  number: 5,
  name: 'before-acceptance',
  sql: ``,
};
