import type { Migration } from '../migrator.ts';

/**
 * Organisations beside people, who acts for whom, who lives with whom, what to know of a person. An organisation is a
 * row of `residents` like every applicant, with what only organisations have in `organisations`. A case keeps its
 * agent as it was on the day; `agents` is what is remembered for the next time. Marks are NULL until somebody sets them.
 */
export const peopleAndOrganisations: Migration = {
  number: 7,
  name: 'people-and-organisations',
  sql: `
    ALTER TABLE residents ADD COLUMN marks TEXT;
    ALTER TABLE residents ADD COLUMN mark_note TEXT;
    CREATE INDEX residents_by_name ON residents (name_characters, birth_date);

    CREATE TABLE organisations (
      id TEXT NOT NULL PRIMARY KEY REFERENCES residents (id) DEFERRABLE INITIALLY DEFERRED,
      legal_representative TEXT NOT NULL,
      contact_name TEXT NOT NULL,
      missing_code_reason TEXT NOT NULL,
      version TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE agents (
      id TEXT NOT NULL PRIMARY KEY,
      resident_id TEXT NOT NULL REFERENCES residents (id) DEFERRABLE INITIALLY DEFERRED,
      identity_kind TEXT NOT NULL,
      identity_number TEXT NOT NULL,
      name TEXT NOT NULL,
      phone TEXT NOT NULL,
      relation TEXT,
      authorisation TEXT NOT NULL,
      authorised_until TEXT,
      version TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX agents_by_resident ON agents (resident_id);

    CREATE TABLE case_agents (
      case_id TEXT NOT NULL PRIMARY KEY REFERENCES cases (id) DEFERRABLE INITIALLY DEFERRED,
      agent_id TEXT NOT NULL REFERENCES agents (id) DEFERRABLE INITIALLY DEFERRED,
      name TEXT NOT NULL,
      masked_number TEXT NOT NULL,
      phone TEXT NOT NULL,
      relation TEXT,
      authorisation TEXT NOT NULL,
      authorised_until TEXT,
      version TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX case_agents_by_agent ON case_agents (agent_id);

    CREATE TABLE households (
      id TEXT NOT NULL PRIMARY KEY,
      address TEXT NOT NULL,
      version TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX households_by_address ON households (address);

    CREATE TABLE household_members (
      resident_id TEXT NOT NULL PRIMARY KEY REFERENCES residents (id) DEFERRABLE INITIALLY DEFERRED,
      household_id TEXT NOT NULL REFERENCES households (id) DEFERRABLE INITIALLY DEFERRED,
      relation TEXT NOT NULL,
      version TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX household_members_by_household ON household_members (household_id);
  `,
};
