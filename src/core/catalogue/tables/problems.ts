import type { ImportProblem } from '../../import-file.ts';

/** One thing wrong in a table, by its sheet. */
export interface TableProblem extends ImportProblem {
  sheet?: string;
}
