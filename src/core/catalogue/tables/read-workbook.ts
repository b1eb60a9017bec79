import type { CellValue, Workbook, Worksheet } from 'exceljs';
import { zipEntries } from '../../files/zip-entries.ts';
import { no, type ReadTable, type ReadTables, type TableRow, tableNames, tables, yes } from './columns.ts';
import type { TableProblem } from './problems.ts';

/** A catalogue of a thousand items is two megabytes unpacked. */
const mostUnpacked = 60 * 1024 * 1024;
const mostColumns = 60;

/** The tables of a workbook, by the names of its sheets; other sheets are left alone. */
export async function readWorkbook(bytes: Uint8Array, problems: TableProblem[]): Promise<ReadTables> {
  const none: ReadTables = { items: null, situations: null, materials: null, form: null };
  if (typeof zipEntries(bytes, mostUnpacked) === 'string') {
    problems.push({ line: 0, code: 'not-workbook' });
    return none;
  }
  const { default: excel } = await import('exceljs');
  const workbook: Workbook = new excel.Workbook();
  try {
    await workbook.xlsx.load(bytes as unknown as Parameters<Workbook['xlsx']['load']>[0]);
  } catch {
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

function readSheet(sheet: Worksheet, problems: TableProblem[]): ReadTable {
  const headings: string[] = [];
  const rows: TableRow[] = [];
  sheet.eachRow({ includeEmpty: false }, (row, line) => {
    const cells: Record<string, string> = {};
    const width = line === 1 ? Math.min(row.cellCount, mostColumns) : headings.length;
    for (let column = 1; column <= width; column += 1) {
      const heading = headings[column - 1] ?? '';
      const read = cellText(row.getCell(column).value);
      if ('code' in read) {
        problems.push({ line, sheet: sheet.name, ...(heading && { column: heading }), code: read.code });
      }
      const text = 'text' in read ? read.text : '';
      if (line === 1) headings.push(text.trim());
      else if (heading !== '') cells[heading] = text;
    }
    if (line > 1 && Object.values(cells).some((text) => text.trim() !== '')) rows.push({ line, cells });
  });
  return { headings, rows };
}

/** The text of a cell as a person sees it. A formula is refused: what it comes to depends on who opens the file. */
function cellText(value: CellValue): { text: string } | { code: string } {
  if (value === null || value === undefined) return { text: '' };
  if (typeof value === 'string') return { text: value };
  if (typeof value === 'number') return { text: String(value) };
  if (typeof value === 'boolean') return { text: value ? yes : no };
  if (value instanceof Date) {
    return Number.isNaN(value.getTime())
      ? { code: 'not-a-date' }
      : { text: value.toISOString().slice(0, 10) };
  }
  if ('formula' in value || 'sharedFormula' in value) return { code: 'formula' };
  if ('richText' in value) return { text: value.richText.map(({ text }) => text).join('') };
  if ('hyperlink' in value) return { text: typeof value.text === 'string' ? value.text : '' };
  return { code: 'formula' };
}
