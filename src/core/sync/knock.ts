import { isDeepStrictEqual } from 'node:util';
import { knockText } from '#shared/sync/knock.ts';
import type { CoreContext } from '../context.ts';
import type { Database, WrittenSoFar } from '../db/database.ts';
import { type SyncState, syncState } from '../db/sync-state.ts';
import type { HubConnection } from './hub-client.ts';
import type { Hello } from './say-hello.ts';
import { learnedStamps } from './take-outcomes.ts';

/** How site and hub stood when a round was over and neither had anything more to say. */
export interface Standing {
  state: SyncState;
  /** What a site says that knocks. */
  text: string;
  /** How much had been written in this folder by then. */
  written: WrittenSoFar;
  /** By the site's clock, in milliseconds. */
  since: number;
}
/** Lives as long as the process that holds the folder open: after a start a round begins with a hello. */
const standings = new WeakMap<Database, Standing>();
/** Clocks are compared and the town is told how this site stands by a hello: no seldomer than this. */
const livesFor = 10 * 60_000;

/** Keeps how site and hub stand after a round, unless something waits for the hub's word. */
export function keepStanding(
  context: CoreContext,
  { token, epoch }: Pick<Hello, 'token'> & { epoch: number },
): void {
  const { database } = context.data;
  standings.delete(database);
  const state = syncState(database.read) as SyncState;
  if (epoch !== database.site.epoch || learnedStamps(context).length > 0) return;
  const { hub_start: start, cursor, answered_seq: lastSeq, chain, keys_version: keysVersion } = state;
  standings.set(database, {
    state,
    text: knockText({ token, start, cursor, lastSeq, chain, keysVersion }),
    written: database.writtenSoFar(),
    since: database.now().getTime(),
  });
}

/** How they stand, if nothing at all was written here since: what is kept of it need not be read again. */
export function standingOf({ data: { database } }: CoreContext): Standing | null {
  const standing = standings.get(database);
  if (!standing) return null;
  const age = database.now().getTime() - standing.since;
  if (age >= 0 && age < livesFor && isDeepStrictEqual(database.writtenSoFar(), standing.written)) {
    return standing;
  }
  standings.delete(database);
  return null;
}

/**
 * Asks the hub in one small request whether a round would bring anything; in every doubt it takes place.
 * @throws what the way to the hub throws
 */
export async function isQuiet(
  { data: { database } }: CoreContext,
  { text }: Standing,
  { knock }: Pick<HubConnection, 'knock'>,
): Promise<boolean> {
  if (await knock(text)) return true;
  standings.delete(database);
  return false;
}
