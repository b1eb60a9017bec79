import type { Database } from '../db/database.ts';

export interface SeedProgress {
  what: 'residents' | 'cases';
  done: number;
  total: number;
}

/** So many rows of people or cases are committed together: few commits, and memory stays small. */
const committedTogether = 4000;

/** Runs a writer that says after each step how much it has written, and commits now and then. */
export function commitInSteps<Result>(
  database: Database,
  steps: Generator<number, Result>,
  onCommitted: (done: number) => void,
): Result {
  let done = 0;
  for (;;) {
    const upTo = done + committedTogether;
    const end = database.batch(() => {
      for (let step = steps.next(); ; step = steps.next()) {
        if (step.done) return { result: step.value };
        done = step.value;
        if (done >= upTo) return null;
      }
    });
    onCommitted(done);
    if (end) return end.result;
  }
}
