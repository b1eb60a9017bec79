export interface TurnLimits {
  /** So many calls are worked on at once; databases serve them one after the other in any case. */
  working: number;
  /** So many wait; whoever comes then is told when to come again, before anything of it is read. */
  waiting: number;
}

const usual: TurnLimits = { working: 16, waiting: 48 };

/** Keeps the work of the hub, and so its memory, within limits when all centres come at once. */
export class Turns {
  private working = 0;
  private readonly waiting: (() => void)[] = [];
  private readonly limits: TurnLimits;

  constructor(limits = usual) {
    this.limits = limits;
  }

  /**
   * @returns false when the work was not done because too much waits; `retryAfter` says when to come again
   */
  async take(work: () => Promise<void>): Promise<boolean> {
    if (this.working >= this.limits.working) {
      if (this.waiting.length >= this.limits.waiting) return false;
      // Whoever ends gives the turn on.
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    } else this.working += 1;
    try {
      await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.working -= 1;
    }
    return true;
  }

  /** Whole seconds, as HTTP says them: different ones, so that not all come again together. */
  retryAfter(): number {
    return 1 + Math.floor(Math.random() * 4);
  }
}
