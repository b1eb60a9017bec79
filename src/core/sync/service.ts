import type { SyncStatus } from '#shared/contract/sync.ts';
import type { CoreContext } from '../context.ts';
import { syncState } from '../db/sync-state.ts';
import { requireRole, type StaffActor } from '../staff/roles.ts';
import { fileQueueSize, fileTravel, noteTravel } from './file-queue.ts';
import { lastHeard } from './heard.ts';
import { refusedCommands, waitingCommands } from './outbox-queries.ts';
import { lastParting } from './queries.ts';

/** A clock that is further off the hub's is told of; it disturbs the order of lists and decides nothing. */
const toleratedSkew = 5 * 60_000;

/** How this site and the town stand with each other. */
export function syncStatus(context: CoreContext): SyncStatus {
  const { read, site } = context.data.database;
  const state = syncState(read);
  const ahead = state?.clock_ahead_ms ?? 0;
  return {
    enrolled: state !== null,
    waiting: state ? Number(read.first(waitingCommands(site, state.answered_seq))?.count ?? 0) : 0,
    refused: state ? Number(read.first(refusedCommands(site))?.count ?? 0) : 0,
    syncedAt: state ? lastHeard(context, state) : null,
    failingSince: state?.failing_since ?? null,
    failure: state?.failure ?? null,
    clockAheadMinutes: Math.abs(ahead) > toleratedSkew ? Math.round(ahead / 60_000) : null,
    parted: context.data.database.read.first(lastParting) ?? null,
    files: fileStatus(context, state !== null),
  };
}

function fileStatus(context: CoreContext, enrolled: boolean): SyncStatus['files'] {
  // Without a hub they have nowhere to go.
  const { count, bytes } = enrolled ? fileQueueSize(context.data.database.read) : { count: 0, bytes: 0 };
  return { waiting: count, bytes, ...fileTravel(context) };
}

/** Pauses the way of files, or lets them go on: for a line that is needed for something else. Records are not held up. */
export function pauseFiles(context: CoreContext, actor: StaffActor, paused: boolean): void {
  requireRole(actor, 'clerk', 'manager', 'administrator');
  noteTravel(context, { paused, stoppedBy: paused ? 'paused' : null });
}
