import { parse } from 'csv-parse/sync';
import { failure } from './errors.ts';

/** One thing wrong in an imported file. Lines count from 1, the heading included. */
export interface ImportProblem {
  line: number;
  column?: string;
  code: string;
  value?: string;
}

export interface ImportLine {
  line: number;
  cells: Record<string, string>;
}

/**
 * Text of a file in UTF-8, or in GB 18030, which spreadsheets on Chinese Windows write.
 * @throws CoreError `IMPORT_REJECTED` for bytes that are neither, such as a UTF-8 file that was damaged
 */
export function decodeTextFile(bytes: Uint8Array): string {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // Not in this encoding.
    }
  }
  throw failure('IMPORT_REJECTED', { problems: [{ line: 0, code: 'not-text' }] });
}

/**
 * The lines of a CSV file by the names of its columns, cells trimmed.
 * @throws CoreError `IMPORT_REJECTED` for a file without the required columns, with one of them twice, or with a
 *   line of another width
 */
export function readCsvLines(text: string, requiredColumns: readonly string[]): ImportLine[] {
  let records: { record: string[]; info: { lines: number } }[];
  try {
    records = parse(text, {
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown[] as typeof records;
  } catch (cause) {
    const line = (cause as { lines?: number }).lines ?? 1;
    throw failure('IMPORT_REJECTED', { problems: [{ line, code: 'not-csv' }] });
  }
  const heading = records[0]?.record ?? [];
  const missing = requiredColumns.filter((column) => !heading.includes(column));
  if (missing.length > 0) {
    throw failure('IMPORT_REJECTED', {
      problems: missing.map((column) => ({ line: 1, column, code: 'column-missing' })),
    });
  }
  const twice = heading.filter((column, at) => column !== '' && heading.indexOf(column) < at);
  rejectIfAny(twice.map((column) => ({ line: 1, column, code: 'column-twice' })));
  const problems: ImportProblem[] = [];
  const lines = records.slice(1).map(({ record, info }) => {
    if (record.length !== heading.length) {
      problems.push({ line: info.lines, code: 'cell-count', value: `${record.length}/${heading.length}` });
    }
    return {
      line: info.lines,
      cells: Object.fromEntries(heading.map((name, at) => [name, record[at] ?? ''])),
    };
  });
  rejectIfAny(problems);
  return lines;
}

/** @throws CoreError `IMPORT_REJECTED` when there is any problem, so that nothing of the file is taken in */
export function rejectIfAny(problems: ImportProblem[]): void {
  if (problems.length > 0) throw failure('IMPORT_REJECTED', { problems });
}
