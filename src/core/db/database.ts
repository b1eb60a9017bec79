import type { Database as Connection } from 'better-sqlite3';
import { uuidv7 } from 'uuidv7';
import { appendAuditEntry } from './audit-chain.ts';
import { ChangeLogWriter, type SiteIdentity } from './change-log.ts';
import { LocalTables } from './local-tables.ts';
import { createReadHandle, type ReadHandle, StatementCache } from './read-handle.ts';
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

/** Milliseconds since 1970; tests and the simulator give their own. */
export type Clock = () => number;

/** The open database of this site: a handle to read with, and commands to write with. */
export class Database {
  readonly read: ReadHandle;
  readonly site: SiteIdentity;
  private readonly connection: Connection;
  private readonly cache: StatementCache;
  private readonly local: LocalTables;
  private readonly clock: Clock;

  constructor(connection: Connection, site: SiteIdentity, clock: Clock) {
    this.connection = connection;
    this.site = site;
    this.clock = clock;
    this.cache = new StatementCache(connection);
    this.local = new LocalTables(this.cache);
    this.read = createReadHandle(this.cache);
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
    return this.inTransaction(() => {
      const at = this.now();
      const commandId = uuidv7();
      const log = new ChangeLogWriter(this.cache, this.site, commandId, command.actor.id, at.getTime());
      const result = work(new UnitOfWork(this.read, this.local, this.cache, log));
      if (result instanceof Promise) throw new Error(`The work of ${command.name} must not be asynchronous`);
      appendAuditEntry(this.cache, this.site, {
        commandId,
        at: at.toISOString(),
        actorId: command.actor.id,
        actorName: command.actor.name,
        command: command.name,
        subjectEntity: command.subject.entity,
        subjectId: command.subject.id,
        reason: command.reason ?? '',
        changeCount: log.count,
        changesDigest: log.finish(),
      });
      return result;
    });
  }

  /** Writes what never leaves this site and needs no audit entry, such as a draft. */
  writeLocal(work: (local: LocalTables) => void): void {
    this.inTransaction(() => work(this.local));
  }

  /** Commits many commands at once, for imports of whole files: all of them or none. */
  batch(work: () => void): void {
    this.inTransaction(work);
  }

  close(): void {
    this.connection.pragma('optimize');
    this.connection.close();
  }

  private inTransaction<Result>(work: () => Result): Result {
    if (this.connection.inTransaction) return work();
    return this.connection.transaction(work).immediate();
  }
}
