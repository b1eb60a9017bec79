/**
 * Pinyin without the differences that speakers of Cantonese do not hear or type by ear: zh/z, ch/c, sh/s; n and l
 * before a vowel; ng and n at the end. Both sides are folded the same way, so it does not matter that a run of
 * letters cannot always be cut into syllables.
 */
export function foldLetters(letters: string): string {
  return letters
    .replace(/([zcs])h/g, '$1')
    .replace(/ng(?![aeiouv])/g, 'n')
    .replace(/n(?=[aeiouv])/g, 'l');
}

/** Longer than the pinyin of any name. The rows are kept: a thousand names are compared at every keystroke. */
const longestRow = 1200;
const rows = [new Uint8Array(longestRow), new Uint8Array(longestRow), new Uint8Array(longestRow)] as const;

/**
 * The fewest letters wrong, left out, too many or changed in place with which the typed letters stand somewhere in
 * the others; null when it takes more than `most` (at most 40 typed letters).
 */
export function cheapestLetters(typed: string, letters: string, most: number): number | null {
  if (letters.length + most < typed.length) return null;
  const width = letters.length + 1;
  if (width > longestRow) return null;
  let [before, last, now]: [Uint8Array, Uint8Array, Uint8Array] = [...rows];
  last.fill(0, 0, width);
  for (let row = 1; row <= typed.length; row += 1) {
    now[0] = row;
    let least = row;
    const wanted = typed.charCodeAt(row - 1);
    const wantedBefore = typed.charCodeAt(row - 2);
    for (let column = 1; column < width; column += 1) {
      const here = letters.charCodeAt(column - 1);
      let cost = (last[column - 1] as number) + (wanted === here ? 0 : 1);
      const other = Math.min(last[column] as number, now[column - 1] as number) + 1;
      if (other < cost) cost = other;
      if (row > 1 && column > 1 && here === wantedBefore && wanted === letters.charCodeAt(column - 2)) {
        cost = Math.min(cost, (before[column - 2] as number) + 1);
      }
      now[column] = cost;
      if (cost < least) least = cost;
    }
    // No later row can be cheaper than the cheapest of this one.
    if (least > most) return null;
    [before, last, now] = [last, now, before];
  }
  let best = typed.length;
  for (let column = 0; column < width; column += 1) best = Math.min(best, last[column] as number);
  return best <= most ? best : null;
}
