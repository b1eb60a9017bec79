import type { Migration } from '../migrator.ts';

/**
 * What happens to a case after acceptance: since when its clock stands still, by how much its limits were extended
 * (NULL: never), what was answered to each step (JSON, NULL where it asked nothing), which step issued a document
 * (NULL: acceptance).
 */
export const caseLife: Migration = {
  number: 3,
  name: 'case-life',
  sql: `
    ALTER TABLE cases ADD COLUMN suspended_on TEXT;
    ALTER TABLE cases ADD COLUMN extension_days INTEGER;
    ALTER TABLE case_events ADD COLUMN answers TEXT;
    ALTER TABLE case_documents ADD COLUMN step_number INTEGER;

    -- A suspended case is neither due nor late.
    DROP INDEX cases_open_by_due;
    CREATE INDEX cases_running_by_due ON cases (promised_due) WHERE closed_at IS NULL AND suspended_on IS NULL;
  `,
};
