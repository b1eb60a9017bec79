import {
  chainOverDigests,
  LARGEST_COMMAND,
  RUN_LIMITS,
  runText,
  sizeBesideFields,
} from '#shared/sync/batch.ts';
import { digestsOfLines } from '#shared/sync/line-body.ts';
import { type PushHead, placesOfChanges } from '#shared/sync/line-calls.ts';
import type { CoreContext } from '../context.ts';
import type { SyncState } from '../db/sync-state.ts';
import { failure } from '../errors.ts';
import { seenOfRun } from './next-batch.ts';
import { linesOfOwnChanges, receiptsBetween } from './queries.ts';
import { sha256, signText } from './signing.ts';

/** From where on the hub has nothing of the own log, and the chain hash there. */
export type RunStart = Pick<SyncState, 'answered_seq' | 'chain'>;

/** What is pushed at once over the network: a batch of which nobody makes values. */
export interface NextRun {
  head: Omit<PushHead, 'token'>;
  lines: Buffer;
  lastSeq: number;
  /** Where the next one begins. */
  end: RunStart;
}

const lineBreak = 10;

/** The next whole commands after an own change, as bytes. @param most changes, if no command is larger */
function wholeLinesAfter({ data: { database } }: CoreContext, afterSeq: number, most: number) {
  const take = (limit: number) => {
    const lines = database.read.first(linesOfOwnChanges(database.site, afterSeq, limit))?.lines;
    if (!lines) return null;
    const places = placesOfChanges(lines, limit);
    // A name with a line break in it: the hub would refuse all of it, and says so to nobody.
    if (!places) throw failure('HUB_REFUSED', { why: 'BATCH_NOT_VALID' });
    const count = wholeCommandsIn(lines, places, { most, complete: places.length / 3 < limit });
    return count > 0 ? { lines, places, count } : null;
  };
  return take(most + 1) ?? take(LARGEST_COMMAND.changes + 1);
}

/** How many changes at the beginning are whole commands and fit into one batch; the first is taken whatever its size. */
function wholeCommandsIn(
  lines: Buffer,
  places: readonly number[],
  { most, complete }: { most: number; complete: boolean },
): number {
  const all = places.length / 3;
  let [taken, size] = [0, 0];
  for (let first = 0; first < all; ) {
    let next = first + 1;
    while (next < all && isOfSameCommand(lines, places[3 * first] as number, places[3 * next] as number))
      next += 1;
    if (next === all && !complete) break;
    for (let at = first; at < next; at += 1) {
      size += sizeBesideFields + (places[3 * at + 2] as number) - (places[3 * at + 1] as number);
    }
    if (taken > 0 && (next > most || size > RUN_LIMITS.bytes)) break;
    taken = next;
    first = next;
  }
  return taken;
}

/** The first line of a change is its command. */
function isOfSameCommand(lines: Buffer, one: number, other: number): boolean {
  for (let at = 0; ; at += 1) {
    const byte = lines[one + at];
    if (byte !== lines[other + at]) return false;
    if (byte === lineBreak) return true;
  }
}

/**
 * The next whole commands that the hub has not answered, signed; null when there are none.
 * @param mostChanges fewer than fit, for who has little time
 */
export function nextRun(
  context: CoreContext,
  state: Pick<SyncState, 'private_key' | 'shared_seq'>,
  { answered_seq: after, chain: previousChain }: RunStart,
  mostChanges: number = RUN_LIMITS.changes,
): NextRun | null {
  const { read, site } = context.data.database;
  const whole = wholeLinesAfter(context, after, mostChanges);
  // What a copy did since gets an epoch of its own first: the other one may have used these numbers.
  const shared = state.shared_seq === null ? Number.POSITIVE_INFINITY : state.shared_seq - after;
  const count = Math.min(whole?.count ?? 0, shared);
  if (!whole || count <= 0) return null;
  const [firstSeq, lastSeq] = [after + 1, after + count];
  const lines = whole.lines.subarray(0, whole.places[3 * count - 1]);
  const digests = digestsOfLines(lines, whole.places, count, { ...site, seq: firstSeq }, sha256);
  const run = {
    ...site,
    firstSeq,
    seen: seenOfRun(context, firstSeq, lastSeq),
    previousChain,
    chain: chainOverDigests(previousChain, digests, sha256),
  };
  const signature = signText(state.private_key, runText({ ...run, count }));
  const receipts = read.all(receiptsBetween(site, firstSeq, lastSeq));
  return {
    head: { ...run, signature, receipts },
    lines,
    lastSeq,
    end: { answered_seq: lastSeq, chain: run.chain },
  };
}
