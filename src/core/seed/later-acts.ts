/** What will be done at a later moment, kept until its time has come. */
export class LaterActs {
  private readonly acts: { moment: number; act: () => void }[] = [];
  private readonly setClock: (moment: number) => void;

  constructor(setClock: (moment: number) => void) {
    this.setClock = setClock;
  }

  /** Acts of one moment are done in the order in which they were planned. */
  plan(moment: number, act: () => void): void {
    let low = 0;
    let high = this.acts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.acts[middle]?.moment ?? 0) >= moment) low = middle + 1;
      else high = middle;
    }
    // The next one comes last, where it is taken from without moving the others.
    this.acts.splice(low, 0, { moment, act });
  }

  /** Does what was planned up to a moment, each at its own time. */
  upTo(moment: number): void {
    for (let next = this.acts.at(-1); next && next.moment <= moment; next = this.acts.at(-1)) {
      this.acts.pop();
      this.setClock(next.moment);
      next.act();
    }
  }
}
