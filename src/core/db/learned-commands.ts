import { covers, epochKey, type Vector, withCommands } from '#shared/sync/vector.ts';
import type { SiteIdentity } from './change-log.ts';
import type { StatementCache } from './read-handle.ts';

/** Driven by the changes of the entity, of which there are few. */
const learnedOfEntitySql = `SELECT DISTINCT command_id FROM changes WHERE entity_id = ? AND entity = ?
  AND EXISTS (SELECT 1 FROM learned_changes AS learned WHERE learned.site_number = changes.site_number
    AND learned.epoch = changes.epoch AND learned.seq = changes.seq)
  AND NOT EXISTS (SELECT 1 FROM change_faults AS fault WHERE fault.site_number = changes.site_number
    AND fault.epoch = changes.epoch AND fault.seq = changes.seq)`;

/**
 * What one command of this site writes over that came by stick and that its vector does not cover yet. It is named command by
 * command, for the numbers of what comes by stick prove nothing: a copy of its author may give the same to something else.
 */
export class LearnedCommands {
  private readonly cache: StatementCache;
  private readonly found = new Set<string>();
  private areAny: boolean | undefined;

  constructor(cache: StatementCache) {
    this.cache = cache;
  }

  /** An entity is written that may have been learned. */
  look(entity: string, entityId: string): void {
    this.areAny ??= this.cache.get('SELECT 1 FROM learned_changes LIMIT 1').get() !== undefined;
    if (!this.areAny) return;
    const ids = this.cache.get(learnedOfEntitySql).pluck().all(entityId, entity) as string[];
    for (const id of ids) this.found.add(id);
  }

  /** Writes down that the changes of this command have seen it, and those after it only what the vector says. */
  note({ siteNumber, epoch }: SiteIdentity, firstSeq: number, lastSeq: number): void {
    if (this.found.size === 0) return;
    const { seen } = this.cache.get('SELECT seen FROM sync_state').get() as { seen: string };
    const named = withCommands(JSON.parse(seen), [...this.found].sort());
    const put = this.cache.get(
      'INSERT OR REPLACE INTO seen_vectors (site_number, epoch, from_seq, vector) VALUES (?, ?, ?, ?)',
    );
    put.run(siteNumber, epoch, firstSeq, JSON.stringify(named));
    put.run(siteNumber, epoch, lastSeq + 1, seen);
  }
}

/**
 * Forgets of what was learned by stick all that the hub has spoken about and that counts as seen by now. The cross join keeps SQLite
 * from going through the whole log.
 */
export function forgetCovered(cache: StatementCache, seen: Vector): void {
  const spoken = cache
    .get(
      `SELECT learned.site_number AS siteNumber, learned.epoch, learned.seq, changes.command_id AS commandId
        FROM learned_changes AS learned CROSS JOIN changes USING (site_number, epoch, seq)
        WHERE changes.hub_number IS NOT NULL AND NOT learned.in_doubt`,
    )
    .all() as { siteNumber: string; epoch: number; seq: number; commandId: string }[];
  for (const change of spoken) {
    if (!covers(seen, epochKey(change), change)) continue;
    cache
      .get('DELETE FROM learned_changes WHERE site_number = ? AND epoch = ? AND seq = ?')
      .run(change.siteNumber, change.epoch, change.seq);
  }
}
