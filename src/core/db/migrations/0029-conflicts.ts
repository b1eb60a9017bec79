import type { Migration } from '../migrator.ts';

/**
 * Disputes as a list of what waits for a person, newest first, and beside it what was decided. Both are made from the log by
 * the fold, and never travel.
 */
export const conflicts: Migration = {
  number: 29,
  name: 'conflicts',
  sql: `
    -- Clock of the latest change that disagrees.
    ALTER TABLE conflicts ADD COLUMN raised_at TEXT NOT NULL DEFAULT '';
    UPDATE conflicts SET raised_at = coalesce((
      SELECT max(changes.clock) FROM json_each(conflicts.losers) AS loser
        JOIN changes ON changes.entity_id = conflicts.entity_id AND changes.entity = conflicts.entity
          AND changes.site_number || '.' || changes.epoch || '.' || changes.seq = loser.value ->> 'stamp'
    ), '');
    CREATE INDEX conflicts_by_time ON conflicts (raised_at, entity, entity_id, field);

    CREATE TABLE settled_conflicts (
      entity TEXT NOT NULL,
      entity_id TEXT NOT NULL,
      field TEXT NOT NULL,
      -- Stamp and clock of the change that decided.
      settled_stamp TEXT NOT NULL,
      settled_at TEXT NOT NULL,
      -- As JSON: the value that came of it, and those it decided between, the one that had stood first.
      outcome TEXT NOT NULL,
      between_values TEXT NOT NULL,
      PRIMARY KEY (entity, entity_id, field, settled_stamp)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX settled_conflicts_by_time ON settled_conflicts (settled_at, entity, entity_id, field, settled_stamp);
  `,
};
