import { stringify } from 'csv-stringify/sync';
import { categoryHeading, type RowsToWrite, type TableName, tableNames, tables } from './columns.ts';

/** Texts in these columns are long; the others are as wide as their heading needs. */
const wide = new Set([
  '名称',
  '问题',
  '选项',
  '提示',
  '原因',
  '哪里办',
  '受理标准',
  '办事说明',
  '别名',
  '条件',
]);

/** All tables as one CSV file: UTF-8 with a mark, so that a spreadsheet knows it, and no cell that it would compute. */
export function writeCsv(rows: RowsToWrite): Uint8Array {
  const headings = [
    ...new Set([
      categoryHeading,
      ...tableNames.flatMap((table) => Object.values(tables[table].columns) as string[]),
    ]),
  ];
  const records = tableNames.flatMap((table) =>
    byHeading(table, rows).map((cells) => ({ ...cells, [categoryHeading]: tables[table].sheet })),
  );
  const text = stringify(records, {
    header: true,
    columns: headings,
    bom: true,
    escape_formulas: true,
    record_delimiter: '\r\n',
    // A spreadsheet ends the row at a bare line feed as well, so words on several lines stand in quotation marks.
    quoted_match: /[\r\n]/,
  });
  return new TextEncoder().encode(text);
}

/** All tables as a workbook, a sheet each; every cell is text, so that codes keep their zeros. */
export async function writeWorkbook(rows: RowsToWrite): Promise<Uint8Array> {
  const { default: excel } = await import('exceljs');
  const workbook = new excel.Workbook();
  for (const table of tableNames) {
    const { sheet, columns } = tables[table];
    const page = workbook.addWorksheet(sheet, { views: [{ state: 'frozen', ySplit: 1, xSplit: 2 }] });
    page.columns = Object.values(columns).map((heading: string) => ({
      header: heading,
      key: heading,
      width: wide.has(heading) ? 32 : 14,
      style: { numFmt: '@', alignment: { wrapText: true, vertical: 'top' } },
    }));
    page.addRows(byHeading(table, rows));
    page.getRow(1).font = { bold: true };
    page.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: Object.keys(columns).length } };
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function byHeading(table: TableName, rows: RowsToWrite): Record<string, string>[] {
  const columns = Object.entries(tables[table].columns);
  return rows[table].map((row) =>
    Object.fromEntries(
      columns.map(([key, heading]) => [heading, (row as Record<string, string>)[key] ?? '']),
    ),
  );
}
