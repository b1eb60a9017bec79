import { type AboutNeighbour, type OwnChangesPart, ownChangesPart } from '#shared/sync/bundle.ts';
import type { Vector } from '#shared/sync/vector.ts';
import type { CoreContext } from '../context.ts';
import { syncState } from '../db/sync-state.ts';
import { applyPage } from '../sync/apply-page.ts';
import { beliefIn } from './believe-neighbour.ts';
import { BundleRefused } from './file/bundle-refused.ts';
import type { ImportReport, OpenedParts } from './import-bundle.ts';

type Sender = AboutNeighbour & { siteNumber: string };

/**
 * Takes in what another centre tells of itself, part by part, each in a transaction of its own. Who writes over something of it
 * names it as seen (`learned-commands.ts`); its numbers do not count as seen before the hub has spoken: a copy of the centre's
 * installation may have given them.
 * @throws BundleRefused `gap`, `wrong-content`
 */
export function* takeFromNeighbour(
  context: CoreContext,
  sender: Sender,
  parts: OpenedParts,
): Generator<Partial<ImportReport>> {
  const name = `${sender.siteNumber}.${sender.epoch}`;
  const state = syncState(context.data.database.read);
  const seen = (JSON.parse(state?.seen ?? '{}') as Vector)[name] ?? 0;
  if (sender.afterSeq > seen) throw new BundleRefused('gap');
  const believes = beliefIn(sender.siteNumber);
  let last = sender.afterSeq;
  for (let part = parts.next(ownChangesPart); part; part = parts.next(ownChangesPart)) {
    checkPart(sender, part, last);
    last = part.changes.at(-1)?.seq ?? last;
    const changes = part.changes.map((change) => ({ ...change, order: null }));
    yield applyPage(context, { changes, seen: part.seen, cursor: null, vector: {} }, believes);
  }
}

/** A centre tells of nobody but itself, in the order of its log. */
function checkPart({ siteNumber, epoch }: Sender, { changes, seen }: OwnChangesPart, last: number) {
  const isOwn = (one: { siteNumber: string; epoch: number }) =>
    one.siteNumber === siteNumber && one.epoch === epoch;
  const inOrder = changes.every(({ seq }, at) => seq > (at === 0 ? last : (changes[at - 1]?.seq ?? 0)));
  if (!changes.every(isOwn) || !seen.every(isOwn) || !inOrder) {
    throw new BundleRefused('wrong-content');
  }
}
