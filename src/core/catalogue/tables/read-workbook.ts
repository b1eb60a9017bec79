import { openWorkbook } from '../../files/open-workbook.ts';
import { readSheet } from '../../files/sheet-rows.ts';
import { type ReadTables, tableNames, tables } from './columns.ts';
import type { TableProblem } from './problems.ts';

/** The tables of a workbook, by the names of its sheets; other sheets are left alone. */
export async function readWorkbook(bytes: Uint8Array, problems: TableProblem[]): Promise<ReadTables> {
  const none: ReadTables = { items: null, situations: null, materials: null, form: null };
  const workbook = await openWorkbook(bytes);
  if (!workbook) {
    problems.push({ line: 0, code: 'not-workbook' });
    return none;
  }
  return Object.fromEntries(
    tableNames.map((table) => {
      const sheet = workbook.getWorksheet(tables[table].sheet);
      return [table, sheet ? readSheet(sheet, problems) : null];
    }),
  ) as unknown as ReadTables;
}
