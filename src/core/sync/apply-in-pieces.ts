import { commandsOf } from '#shared/sync/batch.ts';
import { type Vector, withChange } from '#shared/sync/vector.ts';
import type { CoreContext } from '../context.ts';
import { applyPage, type ForeignPage, type PageCount } from './apply-page.ts';
import type { Pace } from './pace.ts';

/**
 * Takes a page of the hub in piece by piece, each a transaction with the cursor as far as it reaches. Ended between two
 * pieces, the rest comes again with the next page.
 */
export async function applyInPieces(context: CoreContext, page: ForeignPage, pace: Pace): Promise<PageCount> {
  const count = { received: 0, parked: 0, setAside: 0 };
  const reach = reachAfter(page);
  let { seen } = page;
  let begin = 0;
  for (;;) {
    const end = endOfPiece(page.changes, begin, pace.changes);
    const changes = page.changes.slice(begin, end);
    const piece =
      end === page.changes.length
        ? { ...page, changes, seen }
        : { changes, seen, ...reach(end), ...(page.epoch !== undefined && { epoch: page.epoch }) };
    const { received, parked, setAside } = pace.piece(changes.length, () => applyPage(context, piece));
    count.received += received;
    count.parked += parked;
    count.setAside += setAside;
    if (end === page.changes.length) return count;
    seen = [];
    begin = end;
    await pace.rest();
  }
}

/** Whole commands, as many as fit; one at least. */
function endOfPiece(changes: ForeignPage['changes'], begin: number, size: number): number {
  if (changes.length - begin <= size) return changes.length;
  let end = begin;
  for (const { length } of commandsOf(changes.slice(begin))) {
    if (end > begin && end + length - begin > size) break;
    end += length;
  }
  return end;
}

/**
 * How far the cursor comes, and what has been seen, when only a beginning of a page was taken in. A page also brings
 * what a site has only now come to read, from long before the rest of it: the cursor stays before everything that is left,
 * and only what it covers counts as seen.
 */
function reachAfter({ changes }: ForeignPage): (end: number) => { cursor: number | null; vector: Vector } {
  if (changes.some(({ order }) => order === null)) return () => ({ cursor: null, vector: {} });
  const givenTo = (change: ForeignPage['changes'][number] | undefined) =>
    change?.number ?? change?.order?.number ?? 0;
  const numberOf = (at: number) => givenTo(changes[at]);
  const leastFrom: number[] = [];
  let least = Number.POSITIVE_INFINITY;
  for (let at = changes.length - 1; at >= 0; at -= 1) {
    least = Math.min(least, numberOf(at));
    leastFrom[at] = least;
  }
  return (end) => {
    const cursor = (leastFrom[end] ?? 1) - 1;
    const vector = changes
      .slice(0, end)
      .filter((change) => givenTo(change) <= cursor)
      .reduce((known: Vector, change) => withChange(known, change), {});
    return { cursor, vector };
  };
}
