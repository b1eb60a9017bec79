import type { SeenFrom } from '#shared/sync/batch.ts';
import type { Change } from '#shared/sync/change.ts';
import type { HubOrder } from '#shared/sync/fold-entity.ts';
import type { StatementCache } from './read-handle.ts';

type Told = Pick<Change, 'siteNumber' | 'epoch' | 'seq'> & { order: HubOrder | null };

/**
 * Keeps what the authors of changes had seen. Two installations may have used one name for different changes until one of them
 * parted: what the hub says holds, and what one of them told by stick must not say of the other's changes that their author had
 * seen something.
 * @param changes all of which `seen` tells
 */
export function noteSeenByOthers(
  cache: StatementCache,
  seen: readonly SeenFrom[],
  changes: readonly Told[],
): void {
  for (const own of byAuthor(seen)) {
    const { siteNumber, epoch } = own[0] as SeenFrom;
    const of = changes.filter((change) => change.siteNumber === siteNumber && change.epoch === epoch);
    const isOfHub = of.every(({ order }) => order !== null);
    if (isOfHub) forgetContradicted(cache, own, of);
    for (const each of own) if (isOfHub || !isContradicted(cache, each)) put(cache, each);
  }
}

function byAuthor(seen: readonly SeenFrom[]): SeenFrom[][] {
  const authors = new Map<string, SeenFrom[]>();
  for (const each of seen) {
    const name = `${each.siteNumber}.${each.epoch}`;
    const known = authors.get(name);
    if (known) known.push(each);
    else authors.set(name, [each]);
  }
  return [...authors.values()];
}

function put(cache: StatementCache, { siteNumber, epoch, fromSeq, vector }: SeenFrom): void {
  cache
    .get('INSERT OR REPLACE INTO seen_vectors (site_number, epoch, from_seq, vector) VALUES (?, ?, ?, ?)')
    .run(siteNumber, epoch, fromSeq, JSON.stringify(vector));
}

/** The hub tells of each change which of its author's vectors goes for it: none that is here may stand between the two. */
function forgetContradicted(cache: StatementCache, own: readonly SeenFrom[], of: readonly Told[]): void {
  const { siteNumber, epoch } = own[0] as SeenFrom;
  const told = own.map(({ fromSeq }) => fromSeq).sort((one, other) => one - other);
  const last = of.reduce((most, { seq }) => Math.max(most, seq), 0);
  const here = cache
    .get('SELECT from_seq FROM seen_vectors WHERE site_number = ? AND epoch = ? AND from_seq BETWEEN ? AND ?')
    .all(siteNumber, epoch, told[0], last) as { from_seq: number }[];
  const notTold = here.map(({ from_seq }) => from_seq).filter((from) => !told.includes(from));
  for (const from of notTold) {
    const next = told.find((each) => each > from) ?? Number.POSITIVE_INFINITY;
    if (!of.some(({ seq }) => seq >= from && seq < next)) continue;
    cache
      .get('DELETE FROM seen_vectors WHERE site_number = ? AND epoch = ? AND from_seq = ?')
      .run(siteNumber, epoch, from);
  }
}

/** Whether the hub told of a later change that another vector goes for it. */
function isContradicted(cache: StatementCache, { siteNumber, epoch, fromSeq }: SeenFrom): boolean {
  const later = cache
    .get(
      `SELECT min(seq) AS seq FROM changes
        WHERE site_number = ? AND epoch = ? AND seq >= ? AND hub_number IS NOT NULL`,
    )
    .get(siteNumber, epoch, fromSeq) as { seq: number | null };
  if (later.seq === null) return false;
  const goesFor = cache
    .get(
      'SELECT max(from_seq) AS from_seq FROM seen_vectors WHERE site_number = ? AND epoch = ? AND from_seq <= ?',
    )
    .get(siteNumber, epoch, later.seq) as { from_seq: number | null };
  return goesFor.from_seq !== null && goesFor.from_seq <= fromSeq;
}
