import { hash } from 'node:crypto';
import { type Change, changeText } from '#shared/sync/change.ts';
import { nextClockReading } from '#shared/sync/hybrid-clock.ts';
import { formatStamp } from '#shared/sync/stamp.ts';
import { LearnedCommands } from './learned-commands.ts';
import type { StatementCache } from './read-handle.ts';

export interface SiteIdentity {
  siteNumber: string;
  epoch: number;
}

/** How many changes one statement appends: what they share is bound once, which halves the cost of each. */
const appendedTogether = 8;
const appendSql = Array.from({ length: appendedTogether + 1 }, (_, count) => {
  const changes = Array.from({ length: count }, (_, at) => `(${at}, ?, ?, ?, ?, ?, ?)`).join(', ');
  return `INSERT INTO changes
    (site_number, epoch, command_id, actor_id, seq, entity, entity_id, operation, base_version, fields, clock)
    SELECT shared.column1, shared.column2, shared.column3, shared.column4, shared.column5 + change.column1,
      change.column2, change.column3, change.column4, change.column5, change.column6, change.column7
    FROM (VALUES (?, ?, ?, ?, ?)) AS shared, (VALUES ${changes}) AS change`;
});
const lastSql = `SELECT seq, clock FROM changes WHERE site_number = ? AND epoch = ? ORDER BY seq DESC LIMIT 1`;

/**
 * Takes the changes of one command and appends them when it is finished; made inside the command's transaction
 * and thrown away after it.
 */
export class ChangeLogWriter {
  private readonly site: SiteIdentity;
  private readonly commandId: string;
  private readonly actorId: string;
  private readonly now: number;
  private readonly cache: StatementCache;
  private readonly changes: Change[] = [];
  private readonly learned: LearnedCommands;
  private seq: number;
  private clock: string | null;

  constructor(cache: StatementCache, site: SiteIdentity, commandId: string, actorId: string, now: number) {
    this.site = site;
    this.commandId = commandId;
    this.actorId = actorId;
    this.now = now;
    this.cache = cache;
    this.learned = new LearnedCommands(cache);
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
    this.learned.look(entity, entityId);
    this.seq += 1;
    this.clock = nextClockReading(this.clock, this.now, this.site.siteNumber);
    this.changes.push({
      siteNumber: this.site.siteNumber,
      epoch: this.site.epoch,
      seq: this.seq,
      commandId: this.commandId,
      entity,
      entityId,
      operation,
      baseVersion,
      fields: JSON.stringify(fields),
      actorId: this.actorId,
      clock: this.clock,
    });
  }

  /**
   * Appends the changes. The digest is SHA-256 over all of them, in order; it ties the change log to the audit
   * chain.
   */
  finish(): { count: number; digest: string } {
    for (let at = 0; at < this.changes.length; at += appendedTogether) {
      this.append(this.changes.slice(at, at + appendedTogether));
    }
    this.learned.note(this.site, this.changes[0]?.seq ?? 0, this.seq);
    return { count: this.changes.length, digest: changesDigest(this.changes) };
  }

  private append(changes: Change[]): void {
    const [first] = changes;
    if (!first) return;
    const values: (string | number | null)[] = [
      first.siteNumber,
      first.epoch,
      first.commandId,
      first.actorId,
      first.seq,
    ];
    for (const { entity, entityId, operation, baseVersion, fields, clock } of changes) {
      values.push(entity, entityId, operation, baseVersion, fields, clock);
    }
    this.cache.get(appendSql[changes.length] as string).run(values);
  }
}

/** The digest of a command's changes, in their order. */
export function changesDigest(changes: readonly Change[]): string {
  let text = '';
  for (const change of changes) text += `${changeText(change)}\n`;
  return hash('sha256', text);
}
