import type { Migration } from '../migrator.ts';

/** People are asked for by the last four digits of a number, or by the day of birth in it. */
export const numberFragments: Migration = {
  number: 12,
  name: 'number-fragments',
  sql: `
    CREATE INDEX residents_by_identity_end ON residents (substr(identity_number, -4)) WHERE identity_number <> '';
    CREATE INDEX residents_by_phone_end ON residents (substr(phone, -4)) WHERE phone <> '';
    CREATE INDEX residents_by_birth_date ON residents (birth_date) WHERE birth_date IS NOT NULL;
  `,
};
