import type { SeenFrom } from '#shared/sync/batch.ts';
import type { AboutNeighbour, OwnChangesPart } from '#shared/sync/bundle.ts';
import { certificate } from '#shared/sync/certificate.ts';
import type { Change } from '#shared/sync/change.ts';
import { isForAll, rootOf } from '#shared/sync/entity-scopes.ts';
import type { Vector } from '#shared/sync/vector.ts';
import type { CoreContext } from '../context.ts';
import type { SyncState } from '../db/sync-state.ts';
import { nextWholeCommands } from '../sync/next-batch.ts';
import { seenWithin } from '../sync/queries.ts';
import { allCertificates, changesOfSite, latestSeenBy, refusedOwnChanges, scanInsert } from './queries.ts';
import type { BundleKeys } from './town-keys.ts';

/** The first part of a bundle for a neighbour. */
export function aboutForNeighbour(context: CoreContext, to: string, { state }: BundleKeys): AboutNeighbour {
  const { database } = context.data;
  return {
    madeAt: database.now().getTime(),
    epoch: database.site.epoch,
    afterSeq: firstAfter(context, to, state),
    certificates: database.read
      .all(allCertificates())
      .map((each) => certificate.parse(JSON.parse(each.certificate))),
  };
}

/**
 * The own changes in a neighbour's scope, whole commands, from the first that it is not known to have seen. What the hub
 * refused is left out: nobody is to have it.
 */
export function* neighbourParts(
  context: CoreContext,
  to: string,
  { state, townSite }: BundleKeys,
): Generator<OwnChangesPart> {
  const { read, site } = context.data.database;
  let after = firstAfter(context, to, state);
  const isFor = scopeOf(context, to, townSite);
  const refused = new Set(read.all(refusedOwnChanges(site, after)).map(({ seq }) => seq));
  for (;;) {
    const run = nextWholeCommands(context, after);
    if (run.length === 0) return;
    after = run.at(-1)?.seq ?? after;
    const changes = run.filter((change) => !refused.has(change.seq) && isFor(change));
    if (changes.length > 0) yield { changes, seen: seenIn(context, changes) };
  }
}

/** What the hub has, the other can get from there, whatever became of its machine. */
function firstAfter(context: CoreContext, to: string, state: SyncState): number {
  return Math.min(seenOfUs(context, to), state.answered_seq);
}

/** Up to which own change the other is known to have seen this site: by the latest of its vectors that came here. */
function seenOfUs({ data: { database } }: CoreContext, to: string): number {
  const { siteNumber, epoch } = database.site;
  const latest = database.read.first(latestSeenBy(to));
  return latest ? ((JSON.parse(latest.vector) as Vector)[`${siteNumber}.${epoch}`] ?? 0) : 0;
}

/**
 * Whether a change is the other's business, as far as it is known here: the town's site gets all, everybody the town's
 * data, and a centre what hangs on the same as something it wrote itself.
 */
function scopeOf(
  { data: { database } }: CoreContext,
  to: string,
  townSite: string,
): (change: Change) => boolean {
  const { read } = database;
  if (to === townSite) return () => true;
  const root = (change: Pick<Change, 'entity' | 'entityId' | 'operation' | 'fields'>): string | null => {
    if (change.entity !== 'caseScan') return rootOf(change, {});
    const insert = change.operation === 'insert' ? change : read.first(scanInsert(change.entityId));
    return insert ? rootOf({ ...change, operation: 'insert' }, JSON.parse(insert.fields)) : null;
  };
  const roots = new Set(read.all(changesOfSite(to)).map(root));
  roots.delete(null);
  return (change) => isForAll(change.entity) || roots.has(root(change));
}

function seenIn({ data: { database } }: CoreContext, changes: readonly Change[]): SeenFrom[] {
  const { read, site } = database;
  const [first, last] = [changes[0]?.seq ?? 0, changes.at(-1)?.seq ?? 0];
  const { before, within } = seenWithin(site, first, last);
  return [...read.all(before), ...read.all(within)].map(({ from_seq, vector }) => ({
    ...site,
    fromSeq: Math.max(from_seq, first),
    vector: JSON.parse(vector),
  }));
}
