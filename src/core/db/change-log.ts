import { createHash, type Hash } from 'node:crypto';
import type { Statement } from 'better-sqlite3';
import { type Change, changeText } from '#shared/sync/change.ts';
import { nextClockReading } from '#shared/sync/hybrid-clock.ts';
import { formatStamp } from '#shared/sync/stamp.ts';
import type { StatementCache } from './read-handle.ts';

export interface SiteIdentity {
  siteNumber: string;
  epoch: number;
}

const appendSql = `INSERT INTO changes
  (site_number, epoch, seq, command_id, entity, entity_id, operation, base_version, fields, actor_id, clock)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
const lastSql = `SELECT seq, clock FROM changes WHERE site_number = ? AND epoch = ? ORDER BY seq DESC LIMIT 1`;

/** Appends the changes of one command; made inside the command's transaction and thrown away after it. */
export class ChangeLogWriter {
  private readonly site: SiteIdentity;
  private readonly commandId: string;
  private readonly actorId: string;
  private readonly now: number;
  private readonly append: Statement;
  private readonly digest: Hash = createHash('sha256');
  private seq: number;
  private clock: string | null;
  count = 0;

  constructor(cache: StatementCache, site: SiteIdentity, commandId: string, actorId: string, now: number) {
    this.site = site;
    this.commandId = commandId;
    this.actorId = actorId;
    this.now = now;
    this.append = cache.get(appendSql);
    const last = cache.get(lastSql).get(site.siteNumber, site.epoch) as
      | { seq: number; clock: string }
      | undefined;
    this.seq = last?.seq ?? 0;
    this.clock = last?.clock ?? null;
  }

  /** The version that the next change will give its entity. */
  nextVersion(): string {
    return formatStamp({ ...this.site, seq: this.seq + 1 });
  }

  write(
    operation: Change['operation'],
    entity: string,
    entityId: string,
    baseVersion: string | null,
    fields: Record<string, unknown>,
  ): void {
    this.seq += 1;
    this.count += 1;
    this.clock = nextClockReading(this.clock, this.now, this.site.siteNumber);
    const change: Change = {
      ...this.site,
      seq: this.seq,
      commandId: this.commandId,
      entity,
      entityId,
      operation,
      baseVersion,
      fields: JSON.stringify(fields),
      actorId: this.actorId,
      clock: this.clock,
    };
    this.append.run(
      change.siteNumber,
      change.epoch,
      change.seq,
      change.commandId,
      change.entity,
      change.entityId,
      change.operation,
      change.baseVersion,
      change.fields,
      change.actorId,
      change.clock,
    );
    this.digest.update(changeText(change)).update('\n');
  }

  /** SHA-256 over all changes of the command, in order; it ties the change log to the audit chain. */
  finish(): string {
    return this.digest.digest('hex');
  }
}
