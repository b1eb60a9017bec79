import type { CoreContext } from '../context.ts';
import { syncState } from '../db/sync-state.ts';
import { syncStatus } from './service.ts';
import type { SyncReport } from './sync-now.ts';

const lookedAtEvery = 10_000;
/** With nothing to send, so often the hub is asked for what others did. */
const askedEvery = 60_000;
const longestPause = 15 * 60_000;

const running = new WeakMap<CoreContext, Promise<SyncReport>>();

/** One round with the hub; whoever asks while one is running gets that one. */
export function syncOnce(context: CoreContext): Promise<SyncReport> {
  const current = running.get(context);
  if (current) return current;
  // Loaded when it is first needed: the way to the network costs the start nothing.
  const round = import('./sync-now.ts')
    .then(({ syncNow }) => syncNow(context))
    .finally(() => running.delete(context));
  running.set(context, round);
  return round;
}

/** How long to wait after some rounds in a row that failed: twice as long each time. */
export function pauseAfter(failures: number): number {
  return Math.min(lookedAtEvery * 2 ** failures, longestPause);
}

/**
 * Keeps this site and its hub together: what was written goes soon, what others did is asked for every minute, and after
 * a failure it waits longer each time. Nothing is done for a site without a hub.
 * @returns ends it
 */
export function syncInBackground(context: CoreContext): () => void {
  let failures = 0;
  let next = 0;
  const look = async () => {
    const { database } = context.data;
    try {
      if (!syncState(database.read) || running.has(context)) return;
      const now = performance.now();
      const hasWork = failures === 0 && syncStatus(context).waiting > 0;
      if (now < next && !hasWork) return;
      try {
        await syncOnce(context);
        failures = 0;
        next = performance.now() + askedEvery;
      } catch {
        // What failed stands in the database, where the clerk sees it.
        failures += 1;
        next = performance.now() + pauseAfter(failures);
      }
    } catch (error) {
      console.error('onewindow core:', error);
    }
  };
  const timer = setInterval(() => void look(), lookedAtEvery);
  return () => clearInterval(timer);
}
