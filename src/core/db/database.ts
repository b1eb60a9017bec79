import type { Database as Connection } from 'better-sqlite3';
import { uuidv7 } from 'uuidv7';
import { localDateInShanghai } from '#shared/domain/local-date.ts';
import { appendAuditEntry } from './audit-chain.ts';
import { ChangeLogWriter, type SiteIdentity } from './change-log.ts';
import { renoteConflicts } from './folded-rows.ts';
import { LocalTables } from './local-tables.ts';
import { type EpochMove, moveToEpoch } from './move-to-epoch.ts';
import { createReadHandle, type ReadHandle, StatementCache } from './read-handle.ts';
import { type SettledBy, Settling } from './settling.ts';
import { SyncLog } from './sync-log.ts';
import { UnitOfWork } from './unit-of-work.ts';

/** Who acts. */
export interface Actor {
  id: string;
  name: string;
}

/** What is done, by whom, to what and why: the audit entry of the unit of work. */
export interface Command {
  /** `feature.verb`, such as `intake.accept`. */
  name: string;
  actor: Actor;
  subject: { entity: string; id: string };
  reason?: string;
}

/** Milliseconds after which who wrote nothing counts as being away. */
const inUseFor = 30_000;

/** Milliseconds since 1970; tests and the simulator give their own. */
export type Clock = () => number;

/** How much was written in a folder; nothing was between two moments of which this is equal. */
export interface WrittenSoFar {
  /** Rows by this process. */
  own: number;
  /** Changes with every commit of another one. */
  others: number;
  /** With a newer form, what had been parked can be understood. */
  form: number;
}

/** The open database of this site: a handle to read with, and commands to write with. */
export class Database {
  readonly read: ReadHandle;
  private identity: SiteIdentity;
  private readonly connection: Connection;
  private readonly cache: StatementCache;
  private readonly local: LocalTables;
  private readonly clock: Clock;
  private readonly settling: Settling;
  /** Commands and drafts that were written since it was opened, for who wants to know whether one was. */
  written = 0;
  /** When somebody was last seen at work. */
  private lastUse = Number.NEGATIVE_INFINITY;
  /** Set while a transaction is open. */
  private transaction: { command: string | null; failure: { error: unknown } | null } | null = null;

  constructor(connection: Connection, site: SiteIdentity, clock: Clock) {
    this.connection = connection;
    this.identity = site;
    this.clock = clock;
    this.settling = new Settling(connection);
    this.cache = new StatementCache(connection);
    this.local = new LocalTables(this.cache);
    this.read = createReadHandle(this.cache);
    // For queries that depend on the day, such as which version of an item is in force.
    connection.function('today', { deterministic: false }, () => localDateInShanghai(this.now()));
  }

  /** Which centre this is, and in which epoch: an installation that turns out to be a copy takes another one. */
  get site(): SiteIdentity {
    return this.identity;
  }

  /** Asked every minute at every centre: as statements of their own these cost a tenth of what their tables do. */
  writtenSoFar(): WrittenSoFar {
    const ask = (sql: string) => this.cache.get(sql).pluck().get() as number;
    return {
      own: ask('SELECT total_changes()'),
      others: ask('PRAGMA main.data_version'),
      form: ask('PRAGMA main.schema_version'),
    };
  }

  /** The present instant by this database's clock. */
  now(): Date {
    return new Date(this.clock());
  }

  /**
   * Runs a command: its rows, its changes and its audit entry are committed together, or nothing is.
   * The work must be synchronous; a promise would let other work into the transaction.
   */
  write<Result>(command: Command, work: (unit: UnitOfWork) => Result): Result {
    this.written += 1;
    return this.inTransaction(command.name, () => {
      const at = this.now();
      const commandId = uuidv7();
      const log = new ChangeLogWriter(this.cache, this.site, commandId, command.actor.id, at.getTime());
      const unit = new UnitOfWork(this.read, this.local, this.cache, log);
      let result: Result;
      try {
        result = synchronous(work(unit));
      } finally {
        unit.end();
      }
      const changes = log.finish();
      renoteConflicts(this.cache, unit.disputed);
      appendAuditEntry(this.cache, this.site, {
        commandId,
        at: at.toISOString(),
        actorId: command.actor.id,
        actorName: command.actor.name,
        command: command.name,
        subjectEntity: command.subject.entity,
        subjectId: command.subject.id,
        reason: command.reason ?? '',
        changeCount: changes.count,
        changesDigest: changes.digest,
      });
      return result;
    });
  }

  /** Writes what never leaves this site and needs no audit entry, such as a draft. */
  writeLocal(work: (local: LocalTables) => void): void {
    this.written += 1;
    this.inTransaction(null, () => synchronous(work(this.local)));
  }

  /** Somebody works with it: what goes on beside has to be small. */
  noteUse(): void {
    this.lastUse = this.clock();
  }

  /** Whether somebody worked with it in the last half minute. */
  get isInUse(): boolean {
    // Also when the clock was set back meanwhile, for no longer than that.
    return Math.abs(this.clock() - this.lastUse) < inUseFor;
  }

  /**
   * Writes what sync brings: the log of other sites, answers, and the rows made of them. No command of anybody here.
   * @param settledBy `settle` for what the hub says again if it is lost: the commit then does not wait for the disk
   */
  sync<Result>(work: (log: SyncLog) => Result, settledBy: SettledBy = 'commit'): Result {
    const sync = () =>
      this.inTransaction(null, () =>
        synchronous(work(new SyncLog(this.read, this.cache, this.site, this.now()))),
      );
    return this.transaction || settledBy === 'commit' ? sync() : this.settling.later(sync);
  }

  /** Comes back when the disk has all that was committed; meanwhile others work. */
  settle(): Promise<void> {
    return this.settling.settle(this.isInUse);
  }

  /**
   * Commits many commands at once, for imports of whole files: all of them or none. One that failed fails the
   * batch, even when the work went on without it.
   */
  batch<Result>(work: () => Result): Result {
    return this.inTransaction(null, () => synchronous(work()));
  }

  /**
   * Runs work and takes back all it wrote: what would come of it, before it is done. Nothing of it may be kept that
   * outlives the answer, such as a number.
   */
  rehearse<Result>(work: () => Result): Result {
    if (this.transaction) throw new Error('A rehearsal cannot run inside other work');
    const takenBack = new Error('The rehearsal is over');
    let result: { value: Result } | null = null;
    try {
      this.inTransaction(null, () => {
        result = { value: synchronous(work()) };
        throw takenBack;
      });
    } catch (error) {
      if (error !== takenBack) throw error;
    }
    return (result as unknown as { value: Result }).value;
  }

  close(): void {
    // Without a limit the statistics of a million rows would hold up the closing.
    this.connection.pragma('analysis_limit = 400');
    this.connection.pragma('optimize');
    this.connection.close();
  }

  private inTransaction<Result>(command: string | null, work: () => Result): Result {
    const outer = this.transaction;
    if (outer) return this.inside(outer, command, work);
    const transaction = { command, failure: null as { error: unknown } | null };
    this.transaction = transaction;
    try {
      return this.connection
        .transaction(() => {
          this.readEpoch();
          const result = work();
          if (transaction.failure) throw transaction.failure.error;
          return result;
        })
        .immediate();
    } finally {
      this.transaction = null;
    }
  }

  /** Another process of this folder may have taken a new epoch. */
  private readEpoch(): void {
    const known = this.cache.get('SELECT epoch FROM site_identity').get() as { epoch: number } | undefined;
    if (known && known.epoch !== this.identity.epoch)
      this.identity = { ...this.identity, epoch: known.epoch };
  }

  /**
   * Goes on in a new epoch, with what the hub does not have of this installation stamped anew; not when another process
   * of this folder has taken one meanwhile, or went on with the hub.
   */
  takeEpoch(move: EpochMove, actor: Actor): void {
    this.batch(() => {
      const before = this.identity;
      const answered = this.cache.get('SELECT answered_seq AS seq FROM sync_state').get() as { seq: number };
      if (before.epoch !== move.from || answered.seq !== move.agreed) return;
      const { touched, moved, digest } = moveToEpoch(this.cache, before, move, this.now().toISOString());
      this.readEpoch();
      this.sync((log) => {
        for (const name of touched) log.refoldOrWait(name);
      });
      // Bound by the audit chain: what was stamped anew cannot be changed behind it either.
      const command = {
        name: 'sync.newEpoch',
        actor,
        subject: { entity: 'epoch', id: `${before.siteNumber}.${move.epoch}` },
        reason: `${before.epoch}.${move.agreed} ${moved} ${digest}`,
      };
      this.write(command, () => {});
    });
  }

  private inside<Result>(
    outer: NonNullable<typeof this.transaction>,
    command: string | null,
    work: () => Result,
  ): Result {
    const enclosing = outer.command;
    // Both would number their changes from the same last one.
    if (enclosing !== null && command !== null) {
      throw new Error(`${command} cannot run inside the work of ${enclosing}`);
    }
    outer.command = enclosing ?? command;
    try {
      return work();
    } catch (error) {
      outer.failure ??= { error };
      throw error;
    } finally {
      outer.command = enclosing;
    }
  }
}

/** What waits would let other work into the open transaction. */
function synchronous<Result>(result: Result): Result {
  if (typeof (result as { then?: unknown } | null | undefined)?.then === 'function') {
    throw new Error('The work of a transaction must not be asynchronous');
  }
  return result;
}
