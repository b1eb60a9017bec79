/** One character of a name or of what was typed. */
export interface Sound {
  readonly character: string;
  /** Pinyin without tone, or the character itself. */
  readonly reading: string;
  /** The reading without the differences that speakers of Cantonese do not hear: see foldLetters. */
  readonly folded: string;
}

/** Another character of the same reading, of almost the same reading, any other; two that changed places. */
const homophone = 0.3;
const alike = 0.4;
const wrong = 1;
const swapped = 0.8;
/** A character typed that the name does not have, one of the name left out, and each more left out beside it. */
const tooMany = 1;
const leftOut = 0.6;
const leftOutMore = 0.15;

function difference(one: Sound, other: Sound): number {
  if (one.character === other.character) return 0;
  if (one.reading === other.reading) return homophone;
  return one.folded === other.folded ? alike : wrong;
}

/**
 * The least cost at which what was typed can be read somewhere in a name: characters may be wrong, changed in place,
 * too many or left out. What stands in the name before and after costs nothing.
 */
export function cheapestPlace(typed: readonly Sound[], name: readonly Sound[]): number {
  const width = name.length + 1;
  // Of the row before the last, of the last, and of this one: the cost of the typed characters so far, ending there.
  let before: number[] = [];
  let last = new Array<number>(width).fill(0);
  for (let row = 1; row <= typed.length; row += 1) {
    const now = new Array<number>(width);
    now[0] = row * tooMany;
    let gap = Number.POSITIVE_INFINITY;
    for (let column = 1; column < width; column += 1) {
      const one = typed[row - 1] as Sound;
      const step = (last[column - 1] as number) + difference(one, name[column - 1] as Sound);
      // A gap is a part of the name between two typed characters; the first row has none before it.
      gap = Math.min((now[column - 1] as number) + leftOut, gap + leftOutMore);
      let cost = Math.min(step, (last[column] as number) + tooMany, gap);
      if (row > 1 && column > 1 && isSwap(typed, name, row, column)) {
        cost = Math.min(cost, (before[column - 2] as number) + swapped);
      }
      now[column] = cost;
    }
    before = last;
    last = now;
  }
  return Math.min(...last);
}

function isSwap(typed: readonly Sound[], name: readonly Sound[], row: number, column: number): boolean {
  const same = (one: Sound | undefined, other: Sound | undefined) => one?.folded === other?.folded;
  return same(typed[row - 1], name[column - 2]) && same(typed[row - 2], name[column - 1]);
}
