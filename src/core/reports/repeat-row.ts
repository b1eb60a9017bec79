import type { Workbook, Worksheet } from 'exceljs';
import { type AddedRows, moveOwnRow, moveReferences } from '#shared/domain/cell-references.ts';

/**
 * Puts copies of a row below it, with its look. What lies below moves down with its merged cells, and formulas follow
 * as in a spreadsheet program: the library moves the cells alone.
 */
export function repeatRow(workbook: Workbook, sheet: Worksheet, row: number, added: number): void {
  if (added === 0) return;
  resolveSharedFormulas(workbook);
  const merges = mergesOf(sheet);
  for (const { top, left } of merges) sheet.unMergeCells(top, left, top, left);
  sheet.duplicateRow(row, added, true);
  for (const { top, left, bottom, right } of merges) {
    const last = (at: number) => (at >= row ? at + added : at);
    if (top === row && bottom === row) {
      for (let at = row; at <= row + added; at += 1) sheet.mergeCells(at, left, at, right);
    } else sheet.mergeCells(top > row ? top + added : top, left, last(bottom), right);
  }
  moveFormulas(workbook, { sheet: sheet.name, row, added });
  moveLayout(sheet, { sheet: sheet.name, row, added });
}

interface Range {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

function mergesOf(sheet: Worksheet): Range[] {
  return (sheet.model.merges as unknown as string[]).map((range) => {
    const [from = '', to = from] = range.split(':');
    const [first, last] = [sheet.getCell(from).fullAddress, sheet.getCell(to).fullAddress];
    return { top: first.row, left: first.col, bottom: last.row, right: last.col };
  });
}

/** A formula that is written once for many cells is written out for each: afterwards they move apart. */
function resolveSharedFormulas(workbook: Workbook): void {
  const shared: (() => void)[] = [];
  for (const sheet of workbook.worksheets) {
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        const { formula } = cell;
        if (typeof formula === 'string') {
          shared.push(() => {
            cell.value = { formula, date1904: false };
          });
        }
      }),
    );
  }
  // Not before all have been read: one is written in terms of another.
  for (const write of shared) write();
}

function moveFormulas(workbook: Workbook, added: AddedRows): void {
  for (const sheet of workbook.worksheets) {
    sheet.eachRow((row, at) =>
      row.eachCell((cell) => {
        if (typeof cell.formula !== 'string') return;
        const copy = sheet.name === added.sheet ? at - added.row : 0;
        const isCopy = copy > 0 && copy <= added.added;
        const formula = isCopy
          ? moveOwnRow(cell.formula, sheet.name, added.row, copy)
          : moveReferences(cell.formula, sheet.name, added);
        cell.value = { formula, date1904: false };
      }),
    );
  }
}

/** What belongs to places of the sheet and not to its cells: the area that is printed, conditional looks. */
function moveLayout(sheet: Worksheet, added: AddedRows): void {
  const move = (range: string) => moveReferences(range, sheet.name, added);
  if (sheet.pageSetup.printArea) sheet.pageSetup.printArea = move(sheet.pageSetup.printArea);
  const { conditionalFormattings } = sheet as unknown as { conditionalFormattings?: { ref: string }[] };
  for (const look of conditionalFormattings ?? []) look.ref = look.ref.split(' ').map(move).join(' ');
}
