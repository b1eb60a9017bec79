import { parse } from 'csv-parse/sync';
import { decodeTextFile } from '../../import-file.ts';
import { categoryHeading, type ReadTables, type TableRow, tableNames, tables } from './columns.ts';
import type { TableProblem } from './problems.ts';

/** What stands before a cell of ours that a spreadsheet would take for a formula. */
const guard = /^'(?=[=+\-@\t\r])/;

/** Text of a file in UTF-8, UTF-16 with its mark (what a spreadsheet calls Unicode text), or GB 18030. */
function textOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  return decodeTextFile(bytes);
}

/** Whether a CSV file holds all four tables; the plain list of items has other headings. */
export function isTablesCsv(bytes: Uint8Array): boolean {
  return textOf(bytes).split('\n', 1)[0]?.includes(categoryHeading) ?? false;
}

/** The tables of a CSV file, by its column 类别. A table is there when the heading has its columns. */
export function readCsv(bytes: Uint8Array, problems: TableProblem[]): ReadTables {
  const none: ReadTables = { items: null, situations: null, materials: null, form: null };
  const text = textOf(bytes);
  if (text.includes('\0')) {
    problems.push({ line: 0, code: 'not-text' });
    return none;
  }
  let records: string[][];
  try {
    records = parse(text, {
      bom: true,
      delimiter: text.split('\n', 1)[0]?.includes('\t') ? '\t' : ',',
      relax_column_count: true,
    }) as string[][];
  } catch (cause) {
    problems.push({ line: (cause as { lines?: number }).lines ?? 1, code: 'not-csv' });
    return none;
  }
  const headings = (records[0] ?? []).map((heading) => heading.trim());
  // Rows as a spreadsheet numbers them: a cell of several lines is one row, and an empty row is one as well.
  const rows = records.flatMap((record, at): TableRow[] => {
    const line = at + 1;
    if (at === 0 || record.every((cell) => cell.trim() === '')) return [];
    if (record.length > headings.length) {
      problems.push({ line, code: 'cell-count', value: `${record.length}/${headings.length}` });
    }
    const cells = headings.map((heading, column) => {
      const written = record[column] ?? '';
      const cell = written.replace(guard, '');
      if (written.startsWith('=')) problems.push({ line, column: heading, code: 'formula' });
      if (cell.includes('\ufffd')) problems.push({ line, column: heading, code: 'broken-characters' });
      return [heading, cell] as const;
    });
    return [{ line, cells: Object.fromEntries(cells) }];
  });
  const sorted = headings.includes(categoryHeading);
  if (!sorted) problems.push({ line: 1, column: categoryHeading, code: 'column-missing' });
  const known = tableNames.map((table) => tables[table].sheet as string);
  for (const { line, cells } of sorted ? rows : []) {
    const category = cells[categoryHeading]?.trim() ?? '';
    if (!known.includes(category)) {
      problems.push({
        line,
        column: categoryHeading,
        code: 'unknown-word',
        ...(category && { value: category }),
      });
    }
  }
  return Object.fromEntries(
    tableNames.map((table) => {
      const { sheet, columns } = tables[table];
      const own = Object.values(columns)[1] as string;
      const there = table === 'items' || headings.includes(own);
      return [
        table,
        there
          ? { headings, rows: rows.filter(({ cells }) => cells[categoryHeading]?.trim() === sheet) }
          : null,
      ];
    }),
  ) as unknown as ReadTables;
}
