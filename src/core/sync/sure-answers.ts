import type { CoreContext } from '../context.ts';
import { type SyncState, syncState } from '../db/sync-state.ts';
import { type ChainPoint, chainAt, logStart } from './own-chain.ts';
import { lastTakenUpTo } from './queries.ts';

/**
 * A restored hub is filled up with what it had: the places of those changes are of a history that it does not know any more, so
 * that they do not show for themselves that the hub still says so. It was asked once in the history there is now, and that holds
 * for as long as this history goes at least as far as it did then.
 */
export const nothingSure = { sure_seq: 0, sure_chain: '', sure_number: 0 } as const;

/**
 * The last own change whose answer was heard in the history that site and hub have in common; 0 when there is none.
 * @param agreed the last number of that history
 */
export function sureSeq({ sure_seq, sure_number }: SyncState, agreed: number): number {
  return sure_number <= agreed ? sure_seq : 0;
}

/** A place of the own log where the chain hash is known, whatever became of the hub. */
export function surePoint({ sure_seq: seq, sure_chain: chain }: SyncState): ChainPoint {
  return seq === 0 ? logStart : { seq, chain };
}

/**
 * At the end of a round with a hub that had begun anew: what was heard of it before its changes were pulled is sure, for their
 * numbers lie below those that came then. What it refused last has no number that would show whether a later backup still has
 * it, and is left out.
 * @param round.heard the last own change that was answered by then; `start` of the hub
 */
export async function noteSure(
  context: CoreContext,
  { heard, start }: { heard: number; start: string | undefined },
): Promise<void> {
  const { database } = context.data;
  const { site } = database;
  const before = syncState(database.read) as SyncState;
  const seq = database.read.first(lastTakenUpTo(site, heard))?.seq ?? 0;
  if (seq === 0) return;
  const chain = await chainAt(context, seq, surePoint(before));
  database.sync((log) => {
    const { hub_start, cursor } = log.state();
    // Another process of this folder may have gone on, or taken an epoch, meanwhile.
    if (hub_start !== start || database.site.epoch !== site.epoch) return;
    log.save({ sure_seq: seq, sure_chain: chain, sure_number: cursor });
  });
}
