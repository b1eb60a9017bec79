import { no, type TableName, type TableRow, tables, yes } from './columns.ts';
import type { TableProblem } from './problems.ts';

type ColumnOf<Table extends TableName> = keyof (typeof tables)[Table]['columns'] & string;

/** A cell of the file. */
export interface CellPlace {
  line: number;
  sheet: string;
  column?: string;
  /** What stands in it. */
  text?: string;
}

/** Where a part of an item stands in the file: the cell of one of its properties. */
export type PartPlace = (property: string) => CellPlace;

/** Properties whose column has another name. */
const columnOfProperty: Record<string, string> = {
  'fee.amount': 'feeAmount',
  'fee.basis': 'feeBasis',
};

/** The cells of one row; what cannot be read is reported by sheet, line and column. */
export class CellReader<Table extends TableName> {
  private readonly table: Table;
  private readonly row: TableRow;
  private readonly problems: TableProblem[];

  constructor(table: Table, row: TableRow, problems: TableProblem[]) {
    this.table = table;
    this.row = row;
    this.problems = problems;
  }

  get line(): number {
    return this.row.line;
  }

  report(column: ColumnOf<Table>, code: string): void {
    const value = this.text(column);
    const { text, ...place } = this.place(column);
    this.problems.push({ ...place, code, ...(value !== '' && { value: value.slice(0, 60) }) });
  }

  /** The cell of a property of the part that this row describes. */
  place(property: string): CellPlace {
    const columns: Record<string, string> = tables[this.table].columns;
    const [first = ''] = property.split('.');
    const column = columns[columnOfProperty[property] ?? first];
    const at = { line: this.row.line, sheet: tables[this.table].sheet };
    return column ? { ...at, column, text: this.row.cells[column]?.trim() ?? '' } : at;
  }

  private cell(column: ColumnOf<Table>): string | undefined {
    const columns: Record<string, string> = tables[this.table].columns;
    return this.row.cells[columns[column] ?? ''];
  }

  /** Whether the file has the column at all. */
  has(column: ColumnOf<Table>): boolean {
    return this.cell(column) !== undefined;
  }

  text(column: ColumnOf<Table>, otherwise = ''): string {
    return this.cell(column)?.trim() ?? otherwise;
  }

  /** One value a line. */
  lines(column: ColumnOf<Table>): string[] {
    return this.text(column)
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== '');
  }

  number(column: ColumnOf<Table>): number | null {
    const text = this.text(column).normalize('NFKC');
    if (text === '') return null;
    if (/^-?\d{1,12}(\.\d{1,6})?$/.test(text)) return Number(text);
    this.report(column, 'not-a-number');
    return null;
  }

  yesNo(column: ColumnOf<Table>, otherwise = false): boolean {
    const text = this.cell(column)?.trim();
    if (text === undefined) return otherwise;
    if (text === yes) return true;
    if (text !== '' && text !== no) this.report(column, 'not-yes-no');
    return false;
  }

  word<Code>(column: ColumnOf<Table>, codeOf: (word: string) => Code | undefined): Code | null {
    const text = this.text(column);
    if (text === '') return null;
    const code = codeOf(text);
    if (code === undefined) this.report(column, 'unknown-word');
    return code ?? null;
  }

  words<Code>(column: ColumnOf<Table>, codeOf: (word: string) => Code | undefined): Code[] {
    return this.lines(column).flatMap((word) => {
      const code = codeOf(word);
      if (code !== undefined) return [code];
      this.report(column, 'unknown-word');
      return [];
    });
  }
}
