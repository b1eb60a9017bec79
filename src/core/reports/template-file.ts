import ExcelJS, { type Cell, type CellValue, type Workbook } from 'exceljs';
import type { TemplateProblem } from '#shared/contract/report-templates.ts';
import { type Part, parsePlaceholder, placeholdersIn } from '#shared/domain/report-placeholders.ts';
import { failure } from '../errors.ts';
import { zipEntries } from '../files/zip-entries.ts';

/** The largest file that is taken in, packed and unpacked, in bytes. */
const mostBytes = 5 * 1024 * 1024;
const mostUnpacked = 20 * 1024 * 1024;
/** Cells that are looked at; a sheet of an upper office has some hundred. */
const mostCells = 200_000;

/** Parts of a workbook that would be lost when it is saved again, so that its form would not be kept. */
const notKept = [/^xl\/charts\//, /^xl\/pivotTables\//, /^xl\/externalLinks\//, /^xl\/embeddings\//];
const macros = [/vbaProject\.bin$/i, /^xl\/macrosheets\//i];

/**
 * Opens a spreadsheet somebody else made. What it may do to this machine is found out before it is read.
 * @throws CoreError `TEMPLATE_REJECTED` for a file that is too large, is no .xlsx, holds macros, or holds what would
 *   be lost
 */
export async function openTemplate(content: Uint8Array): Promise<Workbook> {
  if (content.length > mostBytes) throw rejected('too-large');
  const entries = zipEntries(content, mostUnpacked);
  if (typeof entries === 'string') throw rejected(entries === 'too-large' ? 'unpacks-too-large' : 'not-xlsx');
  if (entries.some((name) => macros.some((form) => form.test(name)))) throw rejected('macros');
  if (!entries.includes('xl/workbook.xml')) throw rejected('not-xlsx');
  if (entries.some((name) => notKept.some((form) => form.test(name)))) throw rejected('not-kept');
  const workbook = new ExcelJS.Workbook();
  try {
    await workbook.xlsx.load(content.slice().buffer as ArrayBuffer);
  } catch {
    throw rejected('not-xlsx');
  }
  if (countCells(workbook) > mostCells) throw rejected('unpacks-too-large');
  return workbook;
}

function rejected(code: TemplateProblem['code']) {
  return failure('TEMPLATE_REJECTED', { problems: [{ code }] });
}

function countCells(workbook: Workbook): number {
  return workbook.worksheets.reduce((sum, sheet) => sum + sheet.rowCount * sheet.columnCount, 0);
}

/** The text of a cell, put together where parts of it have a look of their own; null for what is no text. */
export function textOf(value: CellValue): string | null {
  if (typeof value === 'string') return value;
  if (value && typeof value === 'object' && 'richText' in value) {
    return value.richText.map(({ text }) => text).join('');
  }
  return null;
}

/** Every cell of the workbook that holds a placeholder. Of merged cells the first one counts. */
export function markedCells(workbook: Workbook): { cell: Cell; sheet: string; text: string }[] {
  const found: { cell: Cell; sheet: string; text: string }[] = [];
  for (const sheet of workbook.worksheets) {
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        const text = cell.isMerged && cell.master !== cell ? null : textOf(cell.value);
        if (text !== null && placeholdersIn(text).length > 0) found.push({ cell, sheet: sheet.name, text });
      }),
    );
  }
  return found;
}

/** The row a cell stands in. */
export function rowKey(sheet: string, cell: Cell): string {
  return `${sheet} ${cell.fullAddress.row}`;
}

/** The rows that repeat, each with how many lists it names; more than one cannot be filled. */
export function listRows(workbook: Workbook): Map<string, number> {
  const lists = new Map<string, number>();
  for (const { cell, sheet, text } of markedCells(workbook)) {
    const named = placeholdersIn(text).filter(({ inside }) => parsePlaceholder(inside)?.kind === 'each');
    const key = rowKey(sheet, cell);
    if (named.length > 0) lists.set(key, (lists.get(key) ?? 0) + named.length);
  }
  return lists;
}

/** Whether somebody or something is called that. */
export type KnownPart = (part: Part, name: string) => boolean;

/** What is wrong with the placeholders of a template, cell by cell. */
export function templateProblems(workbook: Workbook, isKnown: KnownPart): TemplateProblem[] {
  const cells = markedCells(workbook);
  if (cells.length === 0) return [{ code: 'no-placeholder' }];
  const lists = listRows(workbook);
  return cells.flatMap(({ cell, sheet, text }) =>
    placeholdersIn(text).flatMap(({ whole, inside }): TemplateProblem[] => {
      const problem = (code: TemplateProblem['code']) => [{ code, sheet, cell: cell.address, text: whole }];
      const placeholder = parsePlaceholder(inside);
      const listsInRow = lists.get(rowKey(sheet, cell)) ?? 0;
      if (!placeholder) return problem('unknown-placeholder');
      if (placeholder.kind === 'part' && !isKnown(placeholder.part, placeholder.name)) {
        return problem('unknown-part');
      }
      if (placeholder.kind === 'each' && listsInRow > 1) return problem('two-lists');
      if (placeholder.kind === 'row' && listsInRow === 0) return problem('outside-list');
      return [];
    }),
  );
}
