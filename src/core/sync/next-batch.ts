import {
  BATCH_LIMITS,
  type Batch,
  batchText,
  chainOver,
  LARGEST_COMMAND,
  type SeenFrom,
  wholeCommands,
} from '#shared/sync/batch.ts';
import type { Change } from '#shared/sync/change.ts';
import type { CoreContext } from '../context.ts';
import type { SyncState } from '../db/sync-state.ts';
import { ownChangesAfter, receiptsBetween, seenWithin } from './queries.ts';
import { sha256, signText } from './signing.ts';

/** The whole commands after an own change that go together into one batch. */
export function nextWholeCommands(
  { data }: { data: Pick<CoreContext['data'], 'database'> },
  afterSeq: number,
): Change[] {
  const { read, site } = data.database;
  const take = (limit: number): Change[] => {
    const changes = read.all(ownChangesAfter(site, afterSeq, limit));
    return wholeCommands(changes, changes.length < limit);
  };
  const changes = take(BATCH_LIMITS.changes + 1);
  return changes.length > 0 ? changes : take(LARGEST_COMMAND.changes + 1);
}

/** What goes into a bundle at once: `receipts` of what a hub answered before it was restored from a backup. */
export interface NextBatch {
  batch: Batch;
  signature: string;
  receipts: { firstSeq: number; receipt: string }[];
}

/** The next whole commands that the hub has not answered, signed; null when there are none. */
export function nextBatch({ data: { database } }: CoreContext, state: SyncState): NextBatch | null {
  const { read, site } = database;
  const next = nextWholeCommands({ data: { database } }, state.answered_seq);
  const { shared_seq: shared } = state;
  // What a copy did since gets an epoch of its own first: the other one may have used these numbers.
  const changes = shared === null ? next : next.filter(({ seq }) => seq <= shared);
  const [first] = changes;
  const last = changes.at(-1);
  if (!first || !last) return null;
  const batch: Batch = {
    ...site,
    changes,
    seen: seenOfRun({ data: { database } }, first.seq, last.seq),
    previousChain: state.chain,
    chain: chainOver(state.chain, changes, sha256),
  };
  return {
    batch,
    signature: signText(state.private_key, batchText(batch)),
    receipts: read.all(receiptsBetween(site, first.seq, last.seq)),
  };
}

/** What this site had seen of the others at a run of own changes. */
export function seenOfRun(
  { data }: { data: Pick<CoreContext['data'], 'database'> },
  firstSeq: number,
  lastSeq: number,
): SeenFrom[] {
  const { read, site } = data.database;
  const { before, within } = seenWithin(site, firstSeq, lastSeq);
  return [...read.all(before), ...read.all(within)].map(({ from_seq, vector }) => ({
    ...site,
    fromSeq: Math.max(from_seq, firstSeq),
    vector: JSON.parse(vector),
  }));
}
