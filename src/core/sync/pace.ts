import { setImmediate, setTimeout as wait } from 'node:timers/promises';
import { BATCH_LIMITS, RUN_LIMITS } from '#shared/sync/batch.ts';

/** How sync divides its work, so that a clerk's work of the same process gets its turn between two pieces. */
export interface Pace {
  /** Changes of others that are asked for at once. */
  readonly page: number;
  /** In which others' changes are taken in. */
  readonly pieces: Stride;
  /** In which own changes are sent, and the answers to them taken in. */
  readonly runs: Stride;
  /** Comes back when whatever else waited has been done. */
  rest(): Promise<void>;
  /** The same after something was written that `settle` brings to the disk. */
  restAfterWriting(settle: () => Promise<void>): Promise<void>;
  /**
   * Asks for something before it is needed.
   * @returns gives the answer, or throws what came of it
   */
  ahead<Answer>(ask: () => Promise<Answer>): () => Promise<Answer>;
}

export interface Stride {
  /** Changes that are taken at once, if no command is larger. */
  readonly changes: number;
  /** Does work with some changes, and may take its length into account for the next. */
  take<Result>(changes: number, work: () => Result): Result;
}

/** Milliseconds that a stride may take while somebody is at work: there is one between a key and what it does. */
const besideSomebody = 3;
/** With nobody there; but whoever comes then waits for one. Runs are as large as the hub takes them, for its sake. */
const alone = { pieces: 20, runs: Number.POSITIVE_INFINITY };
/**
 * Of a page that is asked for beside somebody. To make values of one is not divided, and what a large one leaves in memory
 * takes the collector as long as it takes the clerk to notice.
 */
const piecesOfSmallPage = 3;
/** Of fewer, what each transaction costs would be most of the work. */
const fewest = 25;
const most = { pieces: BATCH_LIMITS.changes, runs: RUN_LIMITS.changes };
/** Changes in a millisecond, before anything is known; a slow computer begins no longer than it can. */
const firstSpeed = 10;
/** As long as the stride took, beside somebody at work: who takes all of the processor is made to wait for it by others. */
const longestRest = 10;
/** What is taken in at once, such as what was here already, says little of what comes next. */
const growsAtMost = 1.5;

/**
 * Adapts to the computer, to what the changes are, and to whether somebody works at it.
 * @param isInUse whether somebody does
 * @param clock milliseconds from any moment on
 */
export function clerksPace(isInUse: () => boolean, clock: () => number = () => performance.now()): Pace {
  let last = 0;
  const noteLast = (milliseconds: number) => {
    last = Math.min(milliseconds, longestRest);
  };
  const strideOf = (what: keyof typeof alone) =>
    adaptedStride(most[what], () => (isInUse() ? besideSomebody : alone[what]), clock, noteLast);
  const rest = async () => {
    if (isInUse()) await wait(last);
    else await setImmediate();
  };
  const pieces = strideOf('pieces');
  return {
    get page() {
      return isInUse() ? piecesOfSmallPage * pieces.changes : most.pieces;
    },
    pieces,
    runs: strideOf('runs'),
    rest,
    async restAfterWriting(settle) {
      // A clerk's commit would wait for what was written before, too.
      if (isInUse()) await settle();
      await rest();
    },
    ahead(ask) {
      const asked = ask();
      // Who is no longer there to be told, because something else failed first, does not need to know.
      asked.catch(() => {});
      return () => asked;
    },
  };
}

function adaptedStride(
  most: number,
  aim: () => number,
  clock: () => number,
  took: (milliseconds: number) => void,
): Stride {
  let speed = firstSpeed;
  return {
    get changes() {
      return Math.min(most, Math.max(fewest, Math.round(speed * aim())));
    },
    take(done, work) {
      const began = clock();
      const result = work();
      const milliseconds = clock() - began;
      took(milliseconds);
      const measured = done / Math.max(milliseconds, 0.01);
      // Halfway there: one that the machine held up says little, and a small one less.
      if (done >= fewest) speed = Math.min(growsAtMost * speed, (speed + measured) / 2);
      return result;
    },
  };
}
