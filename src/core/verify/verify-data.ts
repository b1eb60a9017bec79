import type { OpenData } from '../data-folder/open-data.ts';
import { checkForeignKeys, checkPages, checkSerials } from './check-database.ts';
import { checkFiles } from './check-files.ts';
import { checkLog } from './check-log.ts';
import { checkRows } from './check-rows.ts';
import { ProblemList, type VerifyCheck, type VerifyProblem } from './problems.ts';

export interface VerifyResult {
  ok: boolean;
  /** How many there are; `problems` holds the first hundred. */
  problemCount: number;
  problems: VerifyProblem[];
}

/**
 * Checks that everything in a data folder is whole and fits together: pages, references, the change log, the
 * audit chain, each row against its changes, the counters of numbers, the kept files. Changes nothing.
 */
export function verifyData(data: OpenData, onCheck: (check: VerifyCheck) => void = () => {}): VerifyResult {
  const problems = new ProblemList();
  const { connection } = data;
  const checks: [VerifyCheck, () => void][] = [
    ['pages', () => checkPages(connection, problems)],
    ['foreign-keys', () => checkForeignKeys(connection, problems)],
    ['audit-chain', () => checkLog(connection, problems)],
    ['rows', () => checkRows(connection, problems)],
    ['serials', () => checkSerials(connection, problems)],
    ['files', () => checkFiles(data, problems)],
  ];
  // One moment for all checks, so that work going on in another process does not look like damage.
  connection.exec('BEGIN');
  try {
    for (const [check, run] of checks) {
      onCheck(check);
      try {
        run();
      } catch (error) {
        if (!isDamage(error)) throw error;
        problems.add(check, 'unreadable', String((error as Error).message));
      }
    }
  } finally {
    connection.exec('ROLLBACK');
  }
  return resultOf(problems);
}

/** The result for a folder whose database cannot be opened because it is damaged. */
export function unreadableData(detail: string): VerifyResult {
  const problems = new ProblemList();
  problems.add('pages', 'unreadable', detail);
  return resultOf(problems);
}

/** What SQLite says of content that is not what was written. */
export function isDamage(error: unknown): boolean {
  return /^SQLITE_(CORRUPT|NOTADB|IOERR)/.test(String((error as { code?: unknown } | null)?.code));
}

function resultOf(problems: ProblemList): VerifyResult {
  return { ok: problems.count === 0, problemCount: problems.count, problems: problems.listed };
}
