import type { Migration } from '../migrator.ts';

/**
 * Up to which own change the hub's answers were heard in its present history, and how far that history had come. Without it all
 * that a restored hub was filled up with is asked for again at each start of the hub.
 */
export const sureAnswers: Migration = {
  number: 40,
  name: 'sure-answers',
  sql: `
    ALTER TABLE sync_state ADD COLUMN sure_seq INTEGER NOT NULL DEFAULT 0;
    -- The chain hash of the own log there; empty before the first change.
    ALTER TABLE sync_state ADD COLUMN sure_chain TEXT NOT NULL DEFAULT '';
    -- The last number of the hub that was known by then.
    ALTER TABLE sync_state ADD COLUMN sure_number INTEGER NOT NULL DEFAULT 0;
  `,
};
