/** Numbers that look random and are the same for the same seed (mulberry32). Never for keys or identifiers. */
export class Random {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** From 0 up to, not including, 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  /** A whole number from 0 up to, not including, `limit`. */
  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  /** A whole number between both, both included. */
  between(first: number, last: number): number {
    return first + this.below(last - first + 1);
  }

  pick<Entry>(list: readonly Entry[]): Entry {
    return list[this.below(list.length)] as Entry;
  }

  /** True in `share` of all cases, 0 to 1. */
  chance(share: number): boolean {
    return this.next() < share;
  }

  /** The same entries in another order. */
  shuffled<Entry>(list: readonly Entry[]): Entry[] {
    const result = [...list];
    for (let at = result.length - 1; at > 0; at -= 1) {
      const other = this.below(at + 1);
      [result[at], result[other]] = [result[other] as Entry, result[at] as Entry];
    }
    return result;
  }
}

/** Draws from a list with fixed weights. */
export class WeightedChoice<Entry> {
  private readonly entries: readonly Entry[];
  private readonly sums: Float64Array;

  constructor(entries: readonly Entry[], weightOf: (entry: Entry, at: number) => number) {
    this.entries = entries;
    this.sums = new Float64Array(entries.length);
    let sum = 0;
    for (const [at, entry] of entries.entries()) {
      sum += weightOf(entry, at);
      this.sums[at] = sum;
    }
  }

  draw(random: Random): Entry {
    const wanted = random.next() * (this.sums[this.sums.length - 1] ?? 0);
    let low = 0;
    let high = this.sums.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.sums[middle] as number) > wanted) high = middle;
      else low = middle + 1;
    }
    return this.entries[low] as Entry;
  }
}
