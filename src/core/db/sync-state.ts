import type { Selectable } from 'kysely';
import { query, type Schema } from './query.ts';
import { compiledOnce, type ReadHandle } from './read-handle.ts';

/** How far this site and its hub are with each other; one row once the site is enrolled. */
export type SyncState = Selectable<Schema['sync_state']>;

const stateQuery = compiledOnce(query.selectFrom('sync_state').selectAll());

/** Null for a site that is not enrolled. */
export function syncState(read: ReadHandle): SyncState | null {
  return read.first(stateQuery) ?? null;
}
