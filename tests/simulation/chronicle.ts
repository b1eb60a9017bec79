/** What happened in a run, for who reads why it broke. */
export class Chronicle {
  step = 0;
  private readonly counts = new Map<string, number>();
  /** The last of it. */
  readonly trace: string[] = [];

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
