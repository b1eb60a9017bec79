/** What was noted so far. */
export interface Told {
  step: number;
  counts: [what: string, often: number][];
  trace: string[];
}

/** What happened in a run, for who reads why it broke. */
export class Chronicle {
  step: number;
  private readonly counts: Map<string, number>;
  /** The last of it. */
  readonly trace: string[];

  constructor({ step, counts, trace }: Told = { step: 0, counts: [], trace: [] }) {
    this.step = step;
    this.counts = new Map(counts);
    this.trace = [...trace];
  }

  get told(): Told {
    return { step: this.step, counts: [...this.counts], trace: this.trace };
  }

  note(what: string, detail = ''): void {
    this.counts.set(what, 1 + (this.counts.get(what) ?? 0));
    this.trace.push(`${this.step} ${what} ${detail}`.trim());
    if (this.trace.length > 40) this.trace.shift();
  }

  /** How often each thing happened. */
  get happened(): Record<string, number> {
    return Object.fromEntries([...this.counts].sort());
  }
}
