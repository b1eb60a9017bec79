import type { Batch } from './batch.ts';
import type { Change } from './change.ts';
import { changeLines, LINES_OF_CHANGE, linesIn, readChange } from './change-lines.ts';

/** A batch as it is pushed: what its changes share is said once. */
export interface PackedBatch extends Omit<Batch, 'changes' | 'seen'> {
  firstSeq: number;
  lines: string;
  seen: { siteNumber: string; epoch: number; fromSeq: number; vector: Record<string, number> }[];
}

export function packBatch({ changes, seen, ...batch }: Batch): PackedBatch {
  return {
    ...batch,
    firstSeq: changes[0]?.seq ?? 0,
    lines: changes.map(changeLines).join('\n'),
    seen: seen.map((each) => ({ ...each, vector: { ...each.vector } })),
  };
}

/** The changes of a packed batch; null when it holds something else, or more. */
export function unpackChanges(
  { siteNumber, epoch, firstSeq, lines }: Pick<PackedBatch, 'siteNumber' | 'epoch' | 'firstSeq' | 'lines'>,
  most: number,
): Change[] | null {
  const all = linesIn(lines);
  if (!all || all.length % LINES_OF_CHANGE !== 0 || all.length > most * LINES_OF_CHANGE) return null;
  const changes: Change[] = [];
  for (let at = 0; at < all.length; at += LINES_OF_CHANGE) {
    const change = readChange(all, at, { siteNumber, epoch, seq: firstSeq + changes.length });
    if (!change) return null;
    changes.push(change);
  }
  return changes;
}
