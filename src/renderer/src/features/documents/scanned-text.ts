/** The longest pause between two keys of a scanner, in milliseconds; nobody types whole numbers this fast. */
const LONGEST_PAUSE = 60;
/** From this many keys on a burst is a scanner's, and nothing else gets to see its keys. */
const SURE_AFTER = 3;

/** What became of a key: not a scanner's, one of its keys, or the Enter that ends what it typed. */
export type ScannedKey = { kind: 'other' } | { kind: 'part' } | { kind: 'done'; text: string };

/**
 * Tells the keys of a scanner that types (digits and hyphens in a quick burst, then Enter) from those of a person.
 * Given every key of the window in order, with the time it was struck.
 */
export class ScannedText {
  private text = '';
  private last = Number.NEGATIVE_INFINITY;

  /** @param at milliseconds of any clock that does not go back */
  key(key: string, at: number): ScannedKey {
    const quick = at - this.last <= LONGEST_PAUSE;
    this.last = at;
    if (/^[\d-]$/.test(key)) {
      this.text = quick ? this.text + key : key;
      return this.text.length >= SURE_AFTER ? { kind: 'part' } : { kind: 'other' };
    }
    const text = quick ? this.text : '';
    this.text = '';
    return key === 'Enter' && text.length >= SURE_AFTER ? { kind: 'done', text } : { kind: 'other' };
  }
}
