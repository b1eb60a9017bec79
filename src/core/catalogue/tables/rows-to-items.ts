import { checkEditedItem } from '#shared/domain/check-edited-item.ts';
import { type EditedItem, undescribed } from '#shared/domain/edited-item.ts';
import { isLocalDate } from '#shared/domain/local-date.ts';
import { tidyItem } from '#shared/domain/tidy-item.ts';
import { type CellPlace, CellReader, type PartPlace } from './cell-reader.ts';
import {
  neededOfItems,
  type ReadTable,
  type ReadTables,
  type TableName,
  tableNames,
  tables,
} from './columns.ts';
import type { TableProblem } from './problems.ts';
import { readField, readMaterial, readSituations } from './read-parts.ts';
import { applicantsOf, deliveryOf, handlingOf, provenanceOf } from './words.ts';

/** An item as a file says it, with the day it is to begin where the file names one. */
export interface ItemOfFile {
  item: EditedItem;
  effectiveFrom: string | null;
}

/**
 * Reads items out of the tables of a file. A known item keeps what the file has no column or no table for.
 * Every problem is named by sheet, line and column; with any of them the items are not to be used.
 */
export function rowsToItems(
  read: ReadTables,
  known: (code: string) => EditedItem | null,
): { items: ItemOfFile[]; problems: TableProblem[] } {
  const problems = headingProblems(read);
  if (problems.length > 0) return { items: [], problems };
  const parts = {
    situations: rowsByCode(read, 'situations', problems),
    materials: rowsByCode(read, 'materials', problems),
    form: rowsByCode(read, 'form', problems),
  };
  const lineOfCode = new Map<string, number>();
  const items = (read.items as ReadTable).rows.map((row) => {
    const cells = new CellReader('items', row, problems);
    const code = cells.text('code').toUpperCase();
    if (lineOfCode.has(code)) cells.report('code', 'item-code-twice');
    lineOfCode.set(code, row.line);
    return readItem(parts, code, cells, known(code), problems);
  });
  for (const table of tableNames) {
    for (const row of read[table]?.rows ?? []) {
      const cells = new CellReader(table, row, problems);
      if (!lineOfCode.has(cells.text('code').toUpperCase())) cells.report('code', 'item-line-missing');
    }
  }
  return { items, problems: problems.sort((a, b) => orderOf(a) - orderOf(b)) };
}

/** The rows of a table by the item they belong to; null where the file has no such table. */
function rowsByCode<Table extends TableName>(
  read: ReadTables,
  table: Table,
  problems: TableProblem[],
): Map<string, CellReader<Table>[]> | null {
  const found = read[table];
  if (!found) return null;
  const rows = new Map<string, CellReader<Table>[]>();
  for (const row of found.rows) {
    const cells = new CellReader(table, row, problems);
    const code = cells.text('code').toUpperCase();
    const known = rows.get(code);
    if (known) known.push(cells);
    else rows.set(code, [cells]);
  }
  return rows;
}

type PartRows = {
  [Table in 'situations' | 'materials' | 'form']: Map<string, CellReader<Table>[]> | null;
};

/** In the order of the sheets, then of the lines. */
function orderOf({ sheet, line }: TableProblem): number {
  return tableNames.findIndex((table) => tables[table].sheet === sheet) * 1_000_000 + line;
}

function headingProblems(read: ReadTables): TableProblem[] {
  if (read.items === null) return [{ line: 0, sheet: tables.items.sheet, code: 'sheet-missing' }];
  return tableNames.flatMap((table) => {
    const { sheet, columns } = tables[table];
    const found = read[table];
    if (!found) return [];
    const headings = Object.entries(columns)
      .filter(([key]) => table !== 'items' || neededOfItems.some((needed) => needed === key))
      .map(([, heading]) => heading);
    return [
      ...headings
        .filter((heading) => !found.headings.includes(heading))
        .map((column) => ({ line: 1, sheet, column, code: 'column-missing' })),
      ...found.headings
        .filter((heading, at) => heading !== '' && found.headings.indexOf(heading) < at)
        .map((column) => ({ line: 1, sheet, column, code: 'column-twice' })),
    ];
  });
}

function readItem(
  parts: PartRows,
  code: string,
  cells: CellReader<'items'>,
  known: EditedItem | null,
  problems: TableProblem[],
): ItemOfFile {
  const before = known ?? { ...undescribed, statutoryDays: null };
  const places = new Map<string, PartPlace>();
  const situationRows = parts.situations && (parts.situations.get(code) ?? []);
  const materialRows = parts.materials && (parts.materials.get(code) ?? []);
  const fieldRows = parts.form && (parts.form.get(code) ?? []);
  const item = tidyItem({
    code,
    name: cells.text('name'),
    department: cells.text('department'),
    kind: cells.text('kind'),
    promisedDays: cells.number('promisedDays'),
    statutoryDays: cells.has('statutoryDays') ? cells.number('statutoryDays') : before.statutoryDays,
    basicCode: cells.text('basicCode', before.basicCode),
    implementationCode: cells.text('implementationCode', before.implementationCode),
    handling: cells.has('handling') ? cells.word('handling', handlingOf) : before.handling,
    applicants: cells.has('applicants') ? cells.word('applicants', applicantsOf) : before.applicants,
    retired: cells.yesNo('retired', before.retired),
    proxyAllowed: cells.yesNo('proxyAllowed', before.proxyAllowed),
    gapsAllowed: cells.yesNo('gapsAllowed', before.gapsAllowed),
    declarationAllowed: cells.yesNo('declarationAllowed', before.declarationAllowed),
    fee: cells.has('feeAmount') ? readFee(cells) : before.fee,
    result: cells.text('result', before.result),
    resultFrom: cells.text('resultFrom', before.resultFrom),
    delivery: cells.has('delivery') ? cells.words('delivery', deliveryOf) : before.delivery,
    audience: cells.text('audience', before.audience),
    place: cells.text('place', before.place),
    questionsPhone: cells.text('questionsPhone', before.questionsPhone),
    complaintsPhone: cells.text('complaintsPhone', before.complaintsPhone),
    synonyms: cells.has('synonyms') ? cells.lines('synonyms') : before.synonyms,
    guide: cells.text('guide', before.guide),
    provenance: provenanceOf(cells.text('provenance', before.provenance)),
    frequencyWeight: cells.has('frequencyWeight')
      ? (cells.number('frequencyWeight') ?? 0)
      : before.frequencyWeight,
    situations: situationRows ? readSituations(situationRows, places) : before.situations,
    materials: materialRows?.map((row, at) => readMaterial(row, at, places)) ?? before.materials,
    form: fieldRows?.map((row, at) => readField(row, at, places)) ?? before.form,
  });
  const reported = problems.filter(({ line, sheet }) => line === cells.line && sheet === tables.items.sheet);
  for (const { path, code: fault, value } of checkEditedItem(item)) {
    const { text, ...place } = placeOf(path, places) ?? cells.place(path);
    if (reported.some(({ column }) => column === place.column)) continue;
    // The rule may name the part; who mends the file looks for what stands in the cell.
    const said = text === undefined || text.includes(value) ? value : text;
    problems.push({ ...place, code: fault, ...(said !== '' && { value: shown(said) }) });
  }
  return { item, effectiveFrom: readDay(cells) };
}

const shown = (value: string) => (value.length > 60 ? `${value.slice(0, 60)}…` : value);

function readFee(cells: CellReader<'items'>): EditedItem['fee'] {
  const amount = cells.number('feeAmount');
  const basis = cells.text('feeBasis');
  return amount === null && basis === '' ? null : { amount, basis };
}

function readDay(cells: CellReader<'items'>): string | null {
  const day = cells.text('effectiveFrom');
  if (day === '') return null;
  if (!isLocalDate(day)) cells.report('effectiveFrom', 'not-a-date');
  return day;
}

/** The cell of the longest known part of a path: `materials.2.name` stands in the row of `materials.2`. */
function placeOf(path: string, places: ReadonlyMap<string, PartPlace>): CellPlace | null {
  const steps = path.split('.');
  for (let length = steps.length; length > 0; length -= 1) {
    const row = places.get(steps.slice(0, length).join('.'));
    if (row) return row(steps[length] ?? '');
  }
  return null;
}
