import { type Vector, withChange } from '#shared/sync/vector.ts';
import type { CoreContext } from '../context.ts';
import { applyPage, type ForeignPage, type PageCount } from './apply-page.ts';
import type { Pace } from './pace.ts';

type PageChange = ForeignPage['changes'][number];

/**
 * Takes a page of the hub in piece by piece, each a transaction with the cursor as far as it reaches. Ended between two
 * pieces, the rest comes again with the next page. When it comes back the disk has all of it; what a power cut takes of it
 * before comes again, too.
 */
export async function applyInPieces(context: CoreContext, page: ForeignPage, pace: Pace): Promise<PageCount> {
  const { database } = context.data;
  const count = { received: 0, parked: 0, setAside: 0 };
  const reach = reachAfter(page);
  let { seen } = page;
  let begin = 0;
  do {
    // Before the first one, too: reading the page took its time.
    await pace.restAfterWriting(() => database.settle());
    const end = endOfPiece(page.changes, begin, pace.pieces.changes);
    const changes = page.changes.slice(begin, end);
    const piece =
      end === page.changes.length
        ? { ...page, changes, seen }
        : {
            changes,
            seen,
            of: page.changes,
            ...reach(begin, end),
            ...(page.epoch !== undefined && { epoch: page.epoch }),
          };
    const { received, parked, setAside } = pace.pieces.take(changes.length, () =>
      applyPage(context, piece, undefined, 'settle'),
    );
    count.received += received;
    count.parked += parked;
    count.setAside += setAside;
    seen = [];
    begin = end;
  } while (begin < page.changes.length);
  await database.settle();
  return count;
}

/** Whole commands, as many as fit; one at least. */
function endOfPiece(changes: ForeignPage['changes'], begin: number, size: number): number {
  if (changes.length - begin <= size) return changes.length;
  const isEnd = (at: number) => changes[at]?.commandId !== changes[at - 1]?.commandId;
  let end = begin + size;
  while (end > begin && !isEnd(end)) end -= 1;
  if (end > begin) return end;
  end = begin + size + 1;
  while (!isEnd(end)) end += 1;
  return end;
}

/**
 * How far the cursor comes, and what has been seen since the piece before, when only a beginning of a page was taken in. A
 * page also brings what a site has only now come to read, from long before the rest of it: the cursor stays before
 * everything that is left, and only what it covers counts as seen.
 */
function reachAfter({
  changes,
}: ForeignPage): (begin: number, end: number) => { cursor: number | null; vector: Vector } {
  if (changes.some(({ order }) => order === null)) return () => ({ cursor: null, vector: {} });
  const givenTo = (change: PageChange) => change.number ?? change.order?.number ?? 0;
  const leastFrom: number[] = new Array(changes.length);
  let least = Number.POSITIVE_INFINITY;
  for (let at = changes.length - 1; at >= 0; at -= 1) {
    least = Math.min(least, givenTo(changes[at] as PageChange));
    leastFrom[at] = least;
  }
  /** Taken in, but not covered yet. */
  let beyond: PageChange[] = [];
  return (begin, end) => {
    const cursor = (leastFrom[end] ?? 1) - 1;
    const waiting = beyond;
    beyond = [];
    let vector: Vector = {};
    for (const change of [...waiting, ...changes.slice(begin, end)]) {
      if (givenTo(change) > cursor) beyond.push(change);
      else vector = withChange(vector, change);
    }
    return { cursor, vector };
  };
}
