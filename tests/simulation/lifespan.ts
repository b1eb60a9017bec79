import { statSync, truncateSync } from 'node:fs';
import type { Database, Statement } from 'better-sqlite3';
import { dataLayout } from '#core/data-folder/layout.ts';
import type { Random } from '#core/seed/random.ts';
import { asKilled } from './as-killed.ts';
import { copyFolder } from './copy-folder.ts';

/** Bytes of a database that is copied whole; a larger one is only killed between writes. */
const copiedAtMost = 20_000_000;

/** What a process that is no more would have done next. */
export class Killed extends Error {}

/** How long a process on a data folder lives: up to any write, or any byte of a commit. */
export class Lifespan {
  /** The folder as it was left, once it was killed. */
  diedIn: string | null = null;
  private writesLeft = Number.POSITIVE_INFINITY;
  private readonly connection: Database;
  private readonly folder: string;
  private readonly newFolder: () => string;

  constructor(connection: Database, folder: string, newFolder: () => string) {
    this.connection = connection;
    this.folder = folder;
    this.newFolder = newFolder;
    countWrites(connection, () => this.beforeWrite());
  }

  end(writes: number): void {
    this.writesLeft = writes;
  }

  goOn(): void {
    this.writesLeft = Number.POSITIVE_INFINITY;
    this.diedIn = null;
  }

  /**
   * Only the log is cut: to the database itself SQLite brings over what the log has whole, so it must not do so before the
   * copy is made, and the copy is of files of its own, for this process does so when it ends. A log that was begun anew
   * meanwhile does not tell where the commit lies in it.
   */
  endInCommit(work: () => void, random: Random): void {
    const { database } = dataLayout(this.folder);
    if (statSync(database).size > copiedAtMost) {
      work();
      return;
    }
    this.connection.pragma('wal_autocheckpoint = 0');
    const place = this.connection.prepare('SELECT file_id FROM site_identity').pluck().get();
    try {
      // The copy is to be the same installation.
      this.connection.exec(`UPDATE site_identity SET file_id = ''`);
      const before = statSync(`${database}-wal`).size;
      work();
      const after = statSync(`${database}-wal`).size;
      if (after <= before) return;
      this.diedIn = this.newFolder();
      copyFolder(this.folder, this.diedIn, (from) => !from.endsWith('-shm'));
      truncateSync(`${dataLayout(this.diedIn).database}-wal`, random.between(before, after));
    } finally {
      // Whoever lives on is where it was: a copy that is made of it later would not know that it is one.
      if (this.diedIn === null) this.connection.prepare('UPDATE site_identity SET file_id = ?').run(place);
      this.connection.pragma('wal_autocheckpoint = 1000');
    }
  }

  private beforeWrite(): void {
    this.writesLeft -= 1;
    if (this.writesLeft >= 0) return;
    this.diedIn ??= asKilled(this.folder, this.newFolder());
    throw new Killed();
  }
}

/** Says before each statement that writes; those that were prepared before are few. */
function countWrites(connection: Database, before: () => void): void {
  const prepare = connection.prepare.bind(connection);
  connection.prepare = ((sql: string) => {
    const statement = prepare(sql) as Statement;
    if (statement.readonly) return statement;
    for (const way of ['run', 'get', 'all'] as const) {
      const run = statement[way].bind(statement) as (...values: unknown[]) => unknown;
      Object.defineProperty(statement, way, {
        value: (...values: unknown[]) => {
          before();
          return run(...values);
        },
      });
    }
    return statement;
  }) as Database['prepare'];
}
