import { open } from 'node:fs/promises';
import type { Database } from 'better-sqlite3';
import { copiedBeside } from './checkpoints.ts';

/** What SQLite calls it when a commit waits for the disk; data that is made anew each time does without. */
const full = 2;

/** What waits until the disk has a transaction: its own commit, or `settle` afterwards. */
export type SettledBy = 'commit' | 'settle';

/**
 * Commits that do not wait for the disk, and the wait for all of them, which holds nobody up. A power cut takes such a
 * transaction back as a whole, and with it what was committed after it; so the next commit that does wait keeps it, too,
 * and nobody's work ever stands on what is gone.
 */
export class Settling {
  private readonly connection: Database;
  private isWaiting = false;

  constructor(connection: Database) {
    this.connection = connection;
  }

  /** Runs work that is a transaction. */
  later<Result>(transaction: () => Result): Result {
    const usual = this.connection.pragma('synchronous', { simple: true });
    if (usual !== full) return transaction();
    this.connection.pragma('synchronous = NORMAL');
    try {
      const result = transaction();
      this.isWaiting = true;
      return result;
    } finally {
      if (this.connection.open) this.connection.pragma('synchronous = FULL');
    }
  }

  /**
   * Waits in another thread.
   * @param isInUse as for `copiedBeside`
   * @throws Error when the disk does not take it
   */
  async settle(isInUse: boolean): Promise<void> {
    if (!this.isWaiting || this.connection.memory) return;
    this.isWaiting = false;
    try {
      const log = await open(`${this.connection.name}-wal`, 'r+');
      try {
        await log.datasync();
      } finally {
        await log.close();
      }
      await copiedBeside(this.connection, isInUse);
    } catch (error) {
      // Who closed it brought everything to the disk.
      if (!this.connection.open) return;
      this.isWaiting = true;
      throw error;
    }
  }
}
