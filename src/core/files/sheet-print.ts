import type { Worksheet } from 'exceljs';

const line = { style: 'thin', color: { argb: 'FFB8C0C8' } } as const;
/** Named, for a font of which only the weight is said comes out in another face than its neighbours. */
const face = { name: '宋体', size: 11 };
const rowHeight = 18;

/** The words over a table, the first of them large. */
export function writeTitle(sheet: Worksheet, [title, ...below]: readonly string[]): void {
  sheet.addRow([title]).font = { ...face, bold: true, size: 14 };
  for (const words of below) sheet.addRow([words]).font = face;
}

/**
 * How a table comes out of a printer: A4, as wide as the paper with all its columns, its head on every page, what it is and
 * which page over and under it; thin lines around each cell, the head set off.
 * @param headRow the row of headings, from 1 on; the table goes down to the last row
 * @param title over each page that does not say it itself; empty for none
 */
export function printTable(sheet: Worksheet, headRow: number, columns: number, title: string): void {
  sheet.pageSetup = {
    ...{ paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    margins: { left: 0.5, right: 0.5, top: 0.8, bottom: 0.7, header: 0.35, footer: 0.3 },
    horizontalCentered: true,
    printTitlesRow: `${headRow}:${headRow}`,
  };
  // In these an ampersand begins an instruction.
  const written = title.replaceAll('&', '&&');
  if (title !== '') sheet.headerFooter.oddHeader = `&C${written}　&A`;
  sheet.headerFooter.oddFooter = '&R第 &P 页，共 &N 页';
  for (let row = headRow; row <= sheet.rowCount; row += 1) {
    sheet.getRow(row).height = rowHeight;
    for (let column = 1; column <= columns; column += 1) {
      const cell = sheet.getCell(row, column);
      const isText = typeof cell.value !== 'number';
      cell.border = { top: line, left: line, bottom: line, right: line };
      cell.font = { ...face, bold: row === headRow || cell.font?.bold === true };
      cell.alignment = { vertical: 'middle', ...(isText && { horizontal: 'left', indent: 1 }) };
      if (row !== headRow) continue;
      cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF3F4F6' } };
      if (column > 1) cell.alignment = { horizontal: 'center', vertical: 'middle' };
    }
  }
}

/** Characters; a Chinese one is as wide as two others. */
export function widthOf(texts: readonly string[], least = 10): number {
  const widths = texts.map((text) => [...text].reduce((sum, each) => sum + (each < '\u2e80' ? 1 : 2), 0));
  return Math.max(least, ...widths.map((width) => width + 4));
}
