import { chainOver } from '#shared/sync/batch.ts';
import { type AboutHub, hubPart } from '#shared/sync/bundle.ts';
import { agreedNumber, type HubStart, joinedStarts } from '#shared/sync/hub-starts.ts';
import type { CoreContext } from '../context.ts';
import { type SyncState, syncState } from '../db/sync-state.ts';
import { applyPage } from '../sync/apply-page.ts';
import { knownStarts, lastOwnChange, ownChangesAfter } from '../sync/queries.ts';
import { sha256 } from '../sync/signing.ts';
import { takeAnswers } from '../sync/take-answers.ts';
import { takeOutcomes } from '../sync/take-outcomes.ts';
import { BundleRefused } from './file/bundle-refused.ts';
import type { ImportReport, OpenedParts } from './import-bundle.ts';

/**
 * Takes in what the hub says in a bundle, part by part, each in a transaction of its own.
 * @throws BundleRefused `outdated`, `log-differs`, `gap`, `wrong-content`
 */
export function* takeFromHub(
  context: CoreContext,
  about: AboutHub,
  parts: OpenedParts,
): Generator<Partial<ImportReport>> {
  compareLogs(context, about);
  for (let part = parts.next(hubPart); part; part = parts.next(hubPart)) {
    if ('answers' in part) yield takeAnswers(context, part.answers);
    else if ('outcomes' in part) yield takeOutcomes(context, part.outcomes);
    else {
      if (part.after > stateOf(context).cursor) throw new BundleRefused('gap');
      yield applyPage(context, part);
    }
  }
}

/**
 * Whether the hub's answers are answers to this log. A bundle that is older than what the network brought says less than
 * is known, and that is no fault.
 */
function compareLogs(context: CoreContext, about: AboutHub): void {
  const { database } = context.data;
  const state = stateOf(context);
  const starts = startsAfter(context, about, state);
  if (about.epoch !== database.site.epoch) throw new BundleRefused('outdated');
  const last = database.read.first(lastOwnChange(database.site))?.seq ?? 0;
  if (about.lastSeq > last) throw new BundleRefused('log-differs');
  if (about.lastSeq < state.answered_seq) return;
  const unanswered = database.read.all(
    ownChangesAfter(database.site, state.answered_seq, about.lastSeq - state.answered_seq),
  );
  if (chainOver(state.chain, unanswered, sha256) !== about.chain) throw new BundleRefused('log-differs');
  database.sync((log) => {
    if (starts) log.keepStarts(starts);
    log.save({ hub_epoch: about.hubEpoch, sent_seq: Math.max(state.sent_seq, about.lastSeq) });
  });
}

/**
 * The starts of the hub as they are known with the bundle; null when it is older than what the network brought.
 * @throws BundleRefused `outdated` when it is of a history that the hub does not have any more, or tells of another one
 *   than this site has: after a restored backup only the network mends that
 */
function startsAfter(
  { data: { database } }: CoreContext,
  { starts, lastNumber }: AboutHub,
  { cursor }: SyncState,
): HubStart[] | null {
  const known = database.read.all(knownStarts);
  const last = known.findIndex(({ id }) => id === starts.at(-1)?.id);
  if (last >= 0) {
    if (lastNumber > (known[last + 1]?.after ?? lastNumber)) throw new BundleRefused('outdated');
    return null;
  }
  // Two histories that part beyond what this site has: which of them goes on does not show in a bundle.
  const goesOn = starts.some(({ id }) => id === known.at(-1)?.id);
  if (!goesOn || agreedNumber(known, starts, cursor, lastNumber) < cursor)
    throw new BundleRefused('outdated');
  return joinedStarts(known, starts);
}

function stateOf({ data: { database } }: CoreContext): SyncState {
  return syncState(database.read) as SyncState;
}
