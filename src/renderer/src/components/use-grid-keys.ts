import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';

const STEPS: Record<string, readonly [row: number, column: number]> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
  PageDown: [8, 0],
  PageUp: [-8, 0],
  Home: [0, Number.NEGATIVE_INFINITY],
  End: [0, Number.POSITIVE_INFINITY],
};

/** The cell a keyboard table stands on, and the keys that move it. Rows are those that carry `data-row`. */
export interface GridKeys {
  grid: RefObject<HTMLTableElement | null>;
  row: number;
  column: number;
  /** For the mouse: stands on the cell and opens it. */
  openAt: (row: number, column: number) => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

/** Arrows, a page, the ends of a row and Enter for a table of cells; the table has the focus from the beginning. */
export function useGridKeys(
  rows: number,
  columns: number,
  onOpen: (row: number, column: number) => void,
  firstColumn = 0,
): GridKeys {
  const grid = useRef<HTMLTableElement>(null);
  const [at, setAt] = useState({ row: 0, column: firstColumn });
  const row = Math.max(0, Math.min(at.row, rows - 1));
  useEffect(() => grid.current?.focus(), []);
  useEffect(() => {
    grid.current?.querySelectorAll('[data-row]')[row]?.scrollIntoView({ block: 'nearest' });
  }, [row]);
  return {
    grid,
    row,
    column: at.column,
    openAt: (index, column) => {
      setAt({ row: index, column });
      onOpen(index, column);
    },
    onKeyDown: (event) => {
      if (event.ctrlKey || event.altKey) return;
      const step = STEPS[event.key];
      if (event.key === 'Enter') onOpen(row, at.column);
      else if (step) {
        setAt({
          row: Math.max(0, Math.min(row + step[0], rows - 1)),
          column: Math.max(0, Math.min(at.column + step[1], columns - 1)),
        });
      } else return;
      event.preventDefault();
    },
  };
}
