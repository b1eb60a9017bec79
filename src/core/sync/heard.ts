import type { CoreContext } from '../context.ts';
import type { Database } from '../db/database.ts';
import type { SyncState } from '../db/sync-state.ts';

/** When each site's hub last said that nothing has moved; not worth a write to the disk every minute. */
const heardAt = new WeakMap<Database, string>();
const writtenEvery = 5 * 60_000;

/** When this site last spoke with its hub; null for never. */
export function lastHeard(
  { data: { database } }: CoreContext,
  { synced_at: written }: Pick<SyncState, 'synced_at'>,
): string | null {
  const heard = heardAt.get(database);
  return heard !== undefined && (written === null || heard > written) ? heard : written;
}

/** The hub was there and had nothing to tell. */
export function noteHeard(
  { data: { database } }: CoreContext,
  { synced_at, failing_since }: SyncState,
): void {
  const now = database.now();
  heardAt.set(database, now.toISOString());
  const isRecent = Math.abs(now.getTime() - Date.parse(synced_at ?? '')) < writtenEvery;
  if (isRecent && failing_since === null) return;
  noteSynced({ database });
}

/** Writes down that a round with the hub went well. */
export function noteSynced({ database }: { database: Database }): void {
  database.sync((log) =>
    log.save({ synced_at: database.now().toISOString(), failing_since: null, failure: null }),
  );
}
