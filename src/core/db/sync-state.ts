import type { Selectable } from 'kysely';
import type { Schema } from './query.ts';
import { query } from './query.ts';
import type { ReadHandle } from './read-handle.ts';

/** How far this site and its hub are with each other; one row once the site is enrolled. */
export type SyncState = Selectable<Schema['sync_state']>;

/** Null for a site that is not enrolled. */
export function syncState(read: ReadHandle): SyncState | null {
  return read.first(query.selectFrom('sync_state').selectAll()) ?? null;
}
