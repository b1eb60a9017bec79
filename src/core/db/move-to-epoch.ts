import { hash } from 'node:crypto';
import { serialBlock } from '#shared/domain/serial-block.ts';
import { chainStart, commandsOf } from '#shared/sync/batch.ts';
import type { Change } from '#shared/sync/change.ts';
import { formatStamp, parseStamp } from '#shared/sync/stamp.ts';
import type { Vector } from '#shared/sync/vector.ts';
import { changesDigest, type SiteIdentity } from './change-log.ts';
import type { EntityName } from './folded-rows.ts';
import type { StatementCache } from './read-handle.ts';

/** Where an installation that is a copy parts from the other one, and how it goes on. */
export interface EpochMove {
  /** The epoch that is left. */
  from: number;
  /** The last own change that the hub has as it is here. */
  agreed: number;
  epoch: number;
  /** After which number of the hub the other copy's work begins. */
  cursor: number;
}

const movedSql = `SELECT site_number AS siteNumber, epoch, seq, command_id AS commandId, entity,
    entity_id AS entityId, operation, base_version AS baseVersion, fields, actor_id AS actorId, clock
  FROM changes WHERE site_number = ? AND epoch = ? AND seq > ? ORDER BY seq`;

/**
 * Stamps what the hub does not have of this installation anew, in its new epoch, and lets it go on there. Nothing of it is
 * taken as seen by the other copy or the other way round. Lives in one transaction.
 * @returns the entities whose rows have another version now, and the digest of all that was moved
 */
export function moveToEpoch(
  cache: StatementCache,
  site: SiteIdentity,
  { agreed, epoch, cursor }: EpochMove,
  at: string,
): { touched: EntityName[]; moved: number; digest: string } {
  const { siteNumber } = site;
  const changes = cache.get(movedSql).all(siteNumber, site.epoch, agreed) as Change[];
  const moved = changes.map((change) => restamped(change, site.epoch, { agreed, epoch }));
  const put = cache.get(
    `UPDATE changes SET epoch = ?, seq = ?, base_version = ?, fields = ?, hub_epoch = NULL, hub_number = NULL,
       receipt = NULL WHERE site_number = ? AND epoch = ? AND seq = ?`,
  );
  for (const [of, { seq, baseVersion, fields }] of moved.entries()) {
    put.run(epoch, seq, baseVersion, fields, siteNumber, site.epoch, changes[of]?.seq);
  }
  for (const command of commandsOf(moved)) {
    cache
      .get('INSERT OR REPLACE INTO moved_commands (command_id, epoch, digest) VALUES (?, ?, ?)')
      .run(command[0]?.commandId, epoch, changesDigest(command));
  }
  // What the hub had refused before it was restored is judged anew.
  cache
    .get('DELETE FROM change_faults WHERE site_number = ? AND epoch = ? AND seq > ?')
    .run(siteNumber, site.epoch, agreed);
  moveVectors(cache, site, { agreed, epoch });
  cache
    .get('INSERT INTO left_epochs (epoch, last_seq, next_epoch, moved, left_at) VALUES (?, ?, ?, ?, ?)')
    .run(site.epoch, agreed, epoch, moved.length, at);
  cache.get('UPDATE site_identity SET epoch = ?').run(epoch);
  cache
    .get('UPDATE case_serials SET last_serial = max(last_serial, ?) WHERE site_number = ?')
    .run(serialBlock(epoch), siteNumber);
  const { seen } = cache.get('SELECT seen FROM sync_state').get() as { seen: string };
  cache
    .get(
      `UPDATE sync_state SET answered_seq = 0, sent_seq = 0, exported_seq = 0, shared_seq = NULL,
        sure_seq = 0, sure_chain = '', sure_number = 0, chain = ?, cursor = min(cursor, ?), seen = ?`,
    )
    .run(chainStart, cursor, JSON.stringify(alsoSeen(JSON.parse(seen), site, agreed)));
  const names = new Map(moved.map(({ entity, entityId }) => [`${entity} ${entityId}`, { entity, entityId }]));
  return {
    touched: [...names.values()] as EntityName[],
    moved: moved.length,
    digest: hash('sha256', moved.map((change) => changesDigest([change])).join('\n')),
  };
}

type Way = Pick<EpochMove, 'agreed' | 'epoch'>;

function restamped(change: Change, from: number, { agreed, epoch }: Way): Change {
  const base = change.baseVersion === null ? null : parseStamp(change.baseVersion);
  const isMoved = base?.siteNumber === change.siteNumber && base.epoch === from && base.seq > agreed;
  return {
    ...change,
    epoch,
    seq: change.seq - agreed,
    baseVersion:
      base && isMoved ? formatStamp({ ...base, epoch, seq: base.seq - agreed }) : change.baseVersion,
    fields: marked(change, epoch),
  };
}

/**
 * The other copy may have given the same numbers out. A printed number never changes: it gets a mark behind it, by which
 * everybody sees that it may be there twice.
 */
function marked({ entity, operation, fields }: Change, epoch: number): string {
  if (entity !== 'case' || operation !== 'insert') return fields;
  const given = JSON.parse(fields) as { number?: unknown };
  if (typeof given.number !== 'string' || given.number.includes('/')) return fields;
  return JSON.stringify({ ...given, number: `${given.number}/${epoch}` });
}

/** Who goes on in another epoch has seen what it did before. */
function alsoSeen(vector: Vector, { siteNumber, epoch }: SiteIdentity, agreed: number): Vector {
  return agreed === 0 ? vector : { ...vector, [`${siteNumber}.${epoch}`]: agreed };
}

function moveVectors(cache: StatementCache, site: SiteIdentity, { agreed, epoch }: Way): void {
  const { siteNumber } = site;
  const rows = cache
    .get('SELECT from_seq, vector FROM seen_vectors WHERE site_number = ? AND epoch = ? ORDER BY from_seq')
    .all(siteNumber, site.epoch) as { from_seq: number; vector: string }[];
  const before = rows.findLast(({ from_seq }) => from_seq <= agreed + 1);
  const later = rows.filter(({ from_seq }) => from_seq > agreed + 1);
  const first = { from_seq: agreed + 1, vector: before?.vector ?? '{}' };
  for (const { from_seq, vector } of [first, ...later]) {
    cache
      .get('INSERT OR REPLACE INTO seen_vectors (site_number, epoch, from_seq, vector) VALUES (?, ?, ?, ?)')
      .run(siteNumber, epoch, from_seq - agreed, JSON.stringify(alsoSeen(JSON.parse(vector), site, agreed)));
  }
  cache
    .get('DELETE FROM seen_vectors WHERE site_number = ? AND epoch = ? AND from_seq > ?')
    .run(siteNumber, site.epoch, agreed);
}
