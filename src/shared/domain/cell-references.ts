/** Rows that were put in below one row of a sheet, as copies of it. */
export interface AddedRows {
  /** The sheet they were added to. */
  readonly sheet: string;
  /** The row they are copies of. */
  readonly row: number;
  readonly added: number;
}

// A text in quotation marks is left alone; a name in front of a bracket is a function.
const REFERENCE =
  /"(?:[^"]|"")*"|((?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!)?(\$?[A-Z]{1,3})(\$?)(\d+)(?::(\$?[A-Z]{1,3})(\$?)(\d+))?(?![\p{L}\p{N}_(!])/gu;

/**
 * A formula after rows were added, as a spreadsheet program would write it: what lies below moves down, and a range
 * that ends with the copied row takes the copies in.
 * @param own the sheet the formula stands on
 */
export function moveReferences(formula: string, own: string, { sheet, row, added }: AddedRows): string {
  const moved = (at: string) => String(Number(at) > row ? Number(at) + added : Number(at));
  const end = (at: string) => String(Number(at) >= row ? Number(at) + added : Number(at));
  return replaceReferences(formula, own, sheet, ([from, to]) =>
    to === undefined ? [moved(from)] : [moved(from), end(to)],
  );
}

/** The formula of a copied row in its `offset`-th copy: what it says of its own row it says of the copy. */
export function moveOwnRow(formula: string, own: string, row: number, offset: number): string {
  const moved = (at: string, fixed: boolean) => (Number(at) === row && !fixed ? String(row + offset) : at);
  return replaceReferences(formula, own, own, ([from, to], [fromFixed, toFixed]) =>
    to === undefined ? [moved(from, fromFixed)] : [moved(from, fromFixed), moved(to, toFixed)],
  );
}

type Rows = [from: string, to?: string];

function replaceReferences(
  formula: string,
  own: string,
  sheet: string,
  change: (rows: Rows, fixed: [boolean, boolean]) => Rows,
): string {
  return formula.replace(
    REFERENCE,
    (whole, named: string | undefined, column, fixed, from, lastColumn, lastFixed, to) => {
      if (column === undefined || sheetName(named, own) !== sheet) return whole;
      const rows: Rows = to === undefined ? [from] : [from, to];
      const [first, last] = change(rows, [fixed === '$', lastFixed === '$']);
      const start = `${named ?? ''}${column}${fixed}${first}`;
      return last === undefined ? start : `${start}:${lastColumn}${lastFixed}${last}`;
    },
  );
}

function sheetName(named: string | undefined, own: string): string {
  if (named === undefined) return own;
  const name = named.slice(0, -1);
  return name.startsWith("'") ? name.slice(1, -1).replaceAll("''", "'") : name;
}
