import type { Cell, Row, Workbook } from 'exceljs';
import {
  type Part,
  type Period,
  type Placeholder,
  parsePlaceholder,
  placeholdersIn,
} from '#shared/domain/report-placeholders.ts';
import { repeatRow } from './repeat-row.ts';
import { markedCells, textOf } from './template-file.ts';
import type { ListRow, TemplateValues } from './template-values.ts';

/** The periods a template asks for: what it does not ask for is not counted. */
export function periodsOf(workbook: Workbook): Set<Period> {
  const placeholders = markedCells(workbook).flatMap(({ text }) => readPlaceholders(text));
  const periods = new Set<Period>(['month']);
  for (const placeholder of placeholders) if ('period' in placeholder) periods.add(placeholder.period);
  return periods;
}

/** Fills every placeholder. A cell that is nothing but a placeholder of a number becomes a number; all keep their look. */
export function fillTemplate(workbook: Workbook, values: TemplateValues): void {
  for (const sheet of workbook.worksheets) {
    // From the bottom up, so that the rows above stay where they are.
    for (let at = sheet.rowCount; at >= 1; at -= 1) {
      const list = listOf(sheet.getRow(at));
      if (!list) {
        fillRow(sheet.getRow(at), values, null);
        continue;
      }
      const rows = values.rowsOf(list.part, list.periods);
      // A list of nobody keeps one row, so that the form stays whole.
      const shown: ListRow[] =
        rows.length > 0 ? rows : [{ part: list.part, key: '', name: '无', code: '', order: 1 }];
      repeatRow(workbook, sheet, at, shown.length - 1);
      for (const [offset, row] of shown.entries()) fillRow(sheet.getRow(at + offset), values, row);
    }
  }
  // What formulas came to before is not true any more.
  workbook.calcProperties.fullCalcOnLoad = true;
}

function listOf(row: Row): { part: Part; periods: Period[] } | null {
  const placeholders: Placeholder[] = [];
  row.eachCell((cell) => placeholders.push(...readPlaceholders(ownText(cell))));
  const each = placeholders.find((placeholder) => placeholder.kind === 'each');
  if (!each) return null;
  const asked = placeholders.flatMap((placeholder) =>
    placeholder.kind === 'figure' ? [placeholder.period] : [],
  );
  const periods = (['month', 'year', 'month-before'] as const).filter((period) => asked.includes(period));
  return { part: each.part, periods: periods.length > 0 ? periods : ['month'] };
}

function fillRow(row: Row, values: TemplateValues, list: ListRow | null): void {
  row.eachCell((cell) => {
    const text = ownText(cell);
    const found = placeholdersIn(text);
    if (found.length === 0) return;
    const filledWith = (inside: string) => {
      const placeholder = parsePlaceholder(inside);
      return placeholder ? values.valueOf(placeholder, list) : `{{${inside}}}`;
    };
    const [only] = found;
    cell.value =
      only && text.trim() === only.whole
        ? filledWith(only.inside)
        : found.reduce(
            (filled, { whole, inside }) => filled.replace(whole, () => String(filledWith(inside))),
            text,
          );
  });
}

function ownText(cell: Cell): string {
  return cell.isMerged && cell.master !== cell ? '' : (textOf(cell.value) ?? '');
}

function readPlaceholders(text: string): Placeholder[] {
  return placeholdersIn(text).flatMap(({ inside }) => parsePlaceholder(inside) ?? []);
}
