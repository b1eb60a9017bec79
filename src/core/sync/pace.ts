import { setImmediate } from 'node:timers/promises';

/** How sync divides its work, so that a clerk's work of the same process gets its turn between two pieces. */
export interface Pace {
  /** Changes that are taken in at once, if no command is larger. */
  readonly changes: number;
  /** Does one piece, and may take its length into account for the next. */
  piece<Result>(changes: number, work: () => Result): Result;
  /** Comes back when whatever else waited has been done. */
  rest(): Promise<void>;
  /**
   * Asks for something before it is needed.
   * @returns gives the answer, or throws what came of it
   */
  ahead<Answer>(ask: () => Promise<Answer>): () => Promise<Answer>;
}

/** A piece takes about so many milliseconds: nobody feels them. */
const aim = 10;
/** Of fewer, the commit at the end would be most of the work. */
const [fewest, most] = [150, 1000];

/**
 * Adapts to the computer and to what the changes are.
 * @param clock milliseconds from any moment on
 */
export function clerksPace(clock: () => number = () => performance.now()): Pace {
  let changes = 200;
  return {
    get changes() {
      return changes;
    },
    piece(done, work) {
      const began = clock();
      const result = work();
      const milliseconds = clock() - began;
      if (done < fewest / 2) return result;
      const fitting = Math.round((done * aim) / Math.max(milliseconds, 0.1));
      // Halfway there: one piece that the machine held up says little.
      changes = Math.min(most, Math.max(fewest, Math.round((changes + fitting) / 2)));
      return result;
    },
    rest: () => setImmediate(),
    ahead(ask) {
      const asked = ask();
      // Who is no longer there to be told, because something else failed first, does not need to know.
      asked.catch(() => {});
      return () => asked;
    },
  };
}
