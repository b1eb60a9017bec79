import type { DocumentKind } from '#shared/contract/cases.ts';
import type { PrintOutcome } from '#shared/contract/documents.ts';
import { explainError } from '#shared/wording/errors.ts';

/** A case whose documents are printed with those of others. */
export interface BatchCase {
  id: string;
  number: string;
  applicantName: string;
}

/** What became of one case of a batch. */
export interface BatchResult {
  case: BatchCase;
  /** How many papers came out. */
  printed: number;
  /** Why not all did, in the clerk's words; empty when there is nothing left to do. */
  problem: string;
  /** Worth another try: the printer or the way to it failed, not the wish. */
  again: boolean;
}

const NOT_REACHED = '还没有打到';

/**
 * Prints the documents of case after case. Stops when nobody wants it any more or no printer is there; what was not
 * reached is told as such and can be tried again.
 * @param print asks core for the documents of one case
 * @param wanted asked before each case
 * @param onResult after each case, with how many are done
 */
export async function printBatch(
  cases: readonly BatchCase[],
  kinds: readonly DocumentKind[],
  print: (request: { caseId: string; kinds: DocumentKind[] }) => Promise<PrintOutcome[]>,
  wanted: () => boolean,
  onResult: (done: number) => void,
): Promise<BatchResult[]> {
  const results: BatchResult[] = [];
  let stopped = false;
  for (const [at, one] of cases.entries()) {
    if (stopped || !wanted()) {
      results.push({ case: one, printed: 0, problem: NOT_REACHED, again: true });
      continue;
    }
    try {
      const outcomes = await print({ caseId: one.id, kinds: [...kinds] });
      results.push(resultOf(one, outcomes));
      stopped = outcomes.some(({ problem }) => problem === 'no-printer');
    } catch (error) {
      results.push({ case: one, printed: 0, problem: explainError(error), again: true });
    }
    onResult(at + 1);
  }
  return results;
}

function resultOf(one: BatchCase, outcomes: readonly PrintOutcome[]): BatchResult {
  const printed = outcomes.filter((outcome) => outcome.printed).length;
  const has = (problem: PrintOutcome['problem']) => outcomes.some((outcome) => outcome.problem === problem);
  if (has('no-printer')) return { case: one, printed, problem: '没有找到打印机，文书已保存', again: true };
  if (has('printer-failed'))
    return { case: one, printed, problem: '打印机没有响应，文书已保存', again: true };
  if (outcomes.length === 0) return { case: one, printed, problem: '没有这类文书', again: false };
  if (printed > 0) return { case: one, printed, problem: '', again: false };
  return { case: one, printed, problem: '以前打印过，重新打印请打开办件填原因', again: false };
}
