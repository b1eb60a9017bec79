import type { ReceivedMaterial } from '#shared/contract/intake.ts';

/** What a key does to a paper; those that walk the list are every list's. */
export type PaperCommand =
  | { do: 'tick' }
  | { do: 'tick-and-next' }
  | { do: 'tick-all' }
  | { do: 'skip' }
  | { do: 'scan' }
  | { do: 'reuse' }
  | { do: 'count'; what: 'originals' | 'copies'; count: number };

interface Press {
  key: string;
  digit: number | null;
  shift: boolean;
}

/** Reads a key pressed on a paper; null for a key that is not about papers. */
export function paperCommand({ key, digit, shift }: Press): PaperCommand | null {
  if (digit !== null) return { do: 'count', what: shift ? 'originals' : 'copies', count: digit };
  switch (key) {
    case ' ':
      return { do: 'tick' };
    case 'Enter':
      return { do: 'tick-and-next' };
    case 'ArrowRight':
      return { do: 'skip' };
    case 'a':
    case 'A':
      return { do: 'tick-all' };
    case 'c':
    case 'C':
      return { do: 'scan' };
    case 'y':
    case 'Y':
      return { do: 'reuse' };
    default:
      return null;
  }
}

/** The papers with one of them changed. */
export function withPaper(
  papers: readonly ReceivedMaterial[],
  index: number,
  change: Partial<ReceivedMaterial>,
): ReceivedMaterial[] {
  return papers.map((paper, at) => (at === index ? { ...paper, ...change } : paper));
}

/** The next paper that was not received, after the given one and then from the top; -1 when there is none. */
export function nextUnreceived(papers: readonly ReceivedMaterial[], after: number): number {
  const below = papers.findIndex(({ received }, at) => at > after && !received);
  return below >= 0 ? below : papers.findIndex(({ received }, at) => at !== after && !received);
}
