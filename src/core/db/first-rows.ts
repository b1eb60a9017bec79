import type { Change } from '#shared/sync/change.ts';
import { formatStamp } from '#shared/sync/stamp.ts';
import { type EntityName, keyOf, writeStored } from './folded-rows.ts';
import type { StatementCache } from './read-handle.ts';
import { deriveColumns, type PlainRow } from './synced-entities.ts';

/** Writes the row of an entity of which there is nothing but its insert: the fold of one change is what it says. */
export function writeFirst(cache: StatementCache, name: EntityName, change: Change, fields: PlainRow): void {
  const key = keyOf(name) as PlainRow;
  const version = formatStamp(change);
  const stored: PlainRow = { ...key, ...fields, ...deriveColumns(name.entity, fields), version };
  writeStored(cache, name.entity, { key, fields, stored });
}
