import type { SyncStatus } from '#shared/contract/sync.ts';
import type { CoreContext } from '../context.ts';
import { syncState } from '../db/sync-state.ts';
import { refusedCommands, waitingCommands } from './outbox-queries.ts';

/** A clock that is further off the hub's is told of; it disturbs the order of lists and decides nothing. */
const toleratedSkew = 5 * 60_000;

/** How this site and the town stand with each other. */
export function syncStatus({ data: { database } }: CoreContext): SyncStatus {
  const { read, site } = database;
  const state = syncState(read);
  const ahead = state?.clock_ahead_ms ?? 0;
  return {
    enrolled: state !== null,
    waiting: state ? Number(read.first(waitingCommands(site, state.answered_seq))?.count ?? 0) : 0,
    refused: state ? Number(read.first(refusedCommands(site))?.count ?? 0) : 0,
    syncedAt: state?.synced_at ?? null,
    failingSince: state?.failing_since ?? null,
    failure: state?.failure ?? null,
    clockAheadMinutes: Math.abs(ahead) > toleratedSkew ? Math.round(ahead / 60_000) : null,
  };
}
