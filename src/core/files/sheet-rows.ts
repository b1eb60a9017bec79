import type { CellValue, Worksheet } from 'exceljs';

/** A row of a sheet, its cells by heading; lines count from 1, the heading included. */
export interface SheetRow {
  line: number;
  cells: Record<string, string>;
}

export interface SheetRows {
  headings: string[];
  rows: SheetRow[];
}

interface SheetProblem {
  line: number;
  sheet?: string;
  column?: string;
  code: string;
}

const mostColumns = 60;

/** The rows of a sheet by the headings of its first; what cannot be read is reported by line and column. */
export function readSheet(sheet: Worksheet, problems: SheetProblem[]): SheetRows {
  const headings: string[] = [];
  const rows: SheetRow[] = [];
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
  if (typeof value === 'boolean') return { text: value ? '是' : '否' };
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
