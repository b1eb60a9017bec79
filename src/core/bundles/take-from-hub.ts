import { chainOver } from '#shared/sync/batch.ts';
import { type AboutHub, hubPart } from '#shared/sync/bundle.ts';
import type { CoreContext } from '../context.ts';
import { type SyncState, syncState } from '../db/sync-state.ts';
import { applyPage } from '../sync/apply-page.ts';
import { lastOwnChange, ownChangesAfter } from '../sync/queries.ts';
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
  if (state.hub_epoch > about.hubEpoch) throw new BundleRefused('outdated');
  if (about.epoch !== database.site.epoch) throw new BundleRefused('outdated');
  const last = database.read.first(lastOwnChange(database.site))?.seq ?? 0;
  if (about.lastSeq > last) throw new BundleRefused('log-differs');
  if (about.lastSeq < state.answered_seq) return;
  const unanswered = database.read.all(
    ownChangesAfter(database.site, state.answered_seq, about.lastSeq - state.answered_seq),
  );
  if (chainOver(state.chain, unanswered, sha256) !== about.chain) throw new BundleRefused('log-differs');
  database.sync((log) =>
    log.save({ hub_epoch: about.hubEpoch, sent_seq: Math.max(state.sent_seq, about.lastSeq) }),
  );
}

function stateOf({ data: { database } }: CoreContext): SyncState {
  return syncState(database.read) as SyncState;
}
