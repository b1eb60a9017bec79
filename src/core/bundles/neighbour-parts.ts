import { BATCH_LIMITS, type SeenFrom } from '#shared/sync/batch.ts';
import type { AboutNeighbour } from '#shared/sync/bundle.ts';
import { certificate } from '#shared/sync/certificate.ts';
import type { Change } from '#shared/sync/change.ts';
import { isForAll, rootOf } from '#shared/sync/entity-scopes.ts';
import type { Vector } from '#shared/sync/vector.ts';
import type { CoreContext } from '../context.ts';
import { lastOwnChange, ownChangesAfter, seenWithin } from '../sync/queries.ts';
import type { BundleWriter } from './file/write-bundle.ts';
import { allCertificates, changesOfSite, latestSeenBy, refusedOwnChanges, scanInsert } from './queries.ts';
import type { BundleKeys } from './town-keys.ts';

/**
 * Adds the own changes in a neighbour's scope, from the first that it is not known to have seen. What the hub refused is
 * left out: nobody is to have it.
 */
export function addNeighbourParts(
  context: CoreContext,
  writer: BundleWriter,
  to: string,
  { state, townSite }: Pick<BundleKeys, 'state' | 'townSite'>,
): { records: number; lastSeq: number; more: boolean } {
  const { database } = context.data;
  const { read, site } = database;
  // What the hub has, the other can get from there, whatever became of its machine.
  const afterSeq = Math.min(seenOfUs(context, to), state.answered_seq);
  const lastSeq = read.first(lastOwnChange(site))?.seq ?? 0;
  const about: AboutNeighbour = {
    madeAt: database.now().getTime(),
    epoch: site.epoch,
    afterSeq,
    certificates: read.all(allCertificates()).map((each) => certificate.parse(JSON.parse(each.certificate))),
  };
  writer.add(about);
  const isFor = scopeOf(context, to, townSite);
  const refused = new Set(read.all(refusedOwnChanges(site, afterSeq)).map(({ seq }) => seq));
  const commands = new Set<string>();
  for (let after = afterSeq; ; ) {
    const nextChanges = read.all(ownChangesAfter(site, after, BATCH_LIMITS.changes));
    if (nextChanges.length === 0) return { records: commands.size, lastSeq, more: false };
    const changes = nextChanges.filter((change) => !refused.has(change.seq) && isFor(change));
    after = nextChanges.at(-1)?.seq ?? after;
    if (changes.length === 0) continue;
    if (!writer.add({ changes, seen: seenIn(context, changes) })) {
      return { records: commands.size, lastSeq, more: true };
    }
    for (const { commandId } of changes) commands.add(commandId);
  }
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
