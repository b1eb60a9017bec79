import type { Migration } from '../migrator.ts';

/**
 * An installation that was restored or copied goes on in a new epoch: what the hub does not have of it is stamped anew.
 * Its audit entries stay as they are, so what became of their changes is kept beside them.
 */
export const siteEpochs: Migration = {
  number: 27,
  name: 'site-epochs',
  sql: `
    -- The epochs this installation has left, each up to the change that both copies still had.
    CREATE TABLE left_epochs (
      epoch INTEGER NOT NULL PRIMARY KEY,
      last_seq INTEGER NOT NULL,
      next_epoch INTEGER NOT NULL,
      -- How many changes went on to the next epoch.
      moved INTEGER NOT NULL,
      left_at TEXT NOT NULL
    ) STRICT;

    -- Commands whose changes were stamped anew, with the digest of their changes as they are now.
    CREATE TABLE moved_commands (
      command_id TEXT NOT NULL PRIMARY KEY,
      epoch INTEGER NOT NULL,
      digest TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
  `,
};
