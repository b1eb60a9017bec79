import type { CoreContext } from '../context.ts';
import { syncState } from '../db/sync-state.ts';
import { CoreError } from '../errors.ts';
import { syncStatus } from './service.ts';
import type { SyncReport } from './sync-now.ts';

/** Milliseconds between two looks at whether there is something to do. */
const lookedAtEvery = 10_000;
/** With nothing to send, the hub is asked at every so many looks for what others did: once a minute. */
const asksAtLook = 6;
/** A quarter of an hour. */
const mostLooksWaited = 90;

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

/** The round with the hub that is going on; undefined when there is none. */
export function underWay(context: CoreContext): Promise<SyncReport> | undefined {
  return running.get(context);
}

type OnDefect = (error: unknown) => void;
const toStandardError: OnDefect = (error) => console.error('onewindow core:', error);

const travelling = new WeakSet<CoreContext>();

/** Lets files travel until they are through, or records wait again; the clerk is told of it by the status alone. */
async function travelQuietly(
  context: CoreContext,
  mayGoOn: () => boolean,
  onDefect: OnDefect,
): Promise<void> {
  if (travelling.has(context)) return;
  travelling.add(context);
  try {
    const { travelFiles } = await import('./travel-files.ts');
    await travelFiles(context, { mayGoOn });
  } catch (error) {
    // The next round with the hub says what is wrong with it.
    if (!(error instanceof CoreError)) onDefect(error);
  } finally {
    travelling.delete(context);
  }
}

/** How many looks to wait after some rounds in a row that failed: twice as many each time. */
export function looksAfter(failures: number): number {
  return Math.min(2 ** failures, mostLooksWaited);
}

interface BackgroundOptions {
  /** Milliseconds between two looks. */
  every?: number;
  /** Told what is wrong with the program and nobody hears of otherwise. */
  onDefect?: OnDefect;
  /** Done after each round that went well: this site has seen all that the hub has for it. It reports its own faults. */
  afterRound?: () => Promise<void>;
}

/**
 * Keeps this site and its hub together: what was written goes soon, what others did is asked for every minute, and after
 * a failure it waits longer each time. Nothing is done for a site without a hub.
 * @returns ends it
 */
export function syncInBackground(
  context: CoreContext,
  { every = lookedAtEvery, onDefect = toStandardError, afterRound }: BackgroundOptions = {},
): () => void {
  let failures = 0;
  let looksToWait = 0;
  let ended = false;
  const mayTravel = () => !ended && failures === 0 && syncStatus(context).waiting === 0;
  const look = async () => {
    if (running.has(context) || !syncState(context.data.database.read)) return;
    looksToWait -= 1;
    const hasWork = failures === 0 && syncStatus(context).waiting > 0;
    if (looksToWait > 0 && !hasWork) return;
    try {
      await syncOnce(context);
      failures = 0;
      looksToWait = asksAtLook;
      await afterRound?.();
      void travelQuietly(context, mayTravel, onDefect);
    } catch (error) {
      // What the network or the hub says stands in the database, where the clerk sees it.
      if (!(error instanceof CoreError)) onDefect(error);
      failures += 1;
      looksToWait = looksAfter(failures);
    }
  };
  const timer = setInterval(() => void look(), every);
  return () => {
    ended = true;
    clearInterval(timer);
  };
}
