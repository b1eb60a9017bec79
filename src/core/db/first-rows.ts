import type { Change } from '#shared/sync/change.ts';
import { formatStamp } from '#shared/sync/stamp.ts';
import { type EntityName, keyOf, writeStored } from './folded-rows.ts';
import type { StatementCache } from './read-handle.ts';
import { deriveColumns, type PlainRow } from './synced-entities.ts';

/** Whether the log holds anything of an entity. */
export function isInLog(
  cache: StatementCache,
  { entity, entityId }: Pick<Change, 'entity' | 'entityId'>,
): boolean {
  const sql = 'SELECT 1 FROM changes WHERE entity_id = ? AND entity = ? LIMIT 1';
  return cache.get(sql).get(entityId, entity) !== undefined;
}

/** Writes the row of an entity of which there is nothing but its insert: the fold of one change is what it says. */
export function writeFirst(cache: StatementCache, name: EntityName, change: Change): void {
  const key = keyOf(name) as PlainRow;
  const fields = JSON.parse(change.fields) as PlainRow;
  const version = formatStamp(change);
  const stored: PlainRow = { ...key, ...fields, ...deriveColumns(name.entity, fields), version };
  writeStored(cache, name.entity, { key, fields, stored });
}
