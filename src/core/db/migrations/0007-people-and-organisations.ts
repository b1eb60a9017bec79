import type { Migration } from '../migrator.ts';

/** Organisations, agents, households. */
export const peopleAndOrganisations: Migration = {
  number: 7,
  name: 'people-and-organisations',
  sql: ``,
};
