import { type FocusEvent, type KeyboardEvent, type RefObject, useEffect, useRef } from 'react';

/** Where an arrow leads from a cell: rows down, cells to the right. */
const STEPS: Record<string, readonly [number, number]> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
};

/**
 * One stop of the Tab key for all buttons of a table; the arrows move from cell to cell, over those without a button.
 * The stop is the button that was stood on last, in a new table the first one.
 */
export function useCellKeys(content: unknown): {
  frame: RefObject<HTMLTableElement | null>;
  onKeyDown: (event: KeyboardEvent) => void;
  onFocus: (event: FocusEvent) => void;
} {
  const frame = useRef<HTMLTableElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other content has other buttons
  useEffect(() => {
    const first = frame.current?.querySelector<HTMLButtonElement>('button');
    if (first) first.tabIndex = 0;
  }, [content]);
  return {
    frame,
    onFocus: ({ target }) => {
      if (!(target instanceof HTMLButtonElement)) return;
      for (const button of frame.current?.querySelectorAll('button') ?? []) button.tabIndex = -1;
      target.tabIndex = 0;
    },
    onKeyDown: (event) => {
      const step = STEPS[event.key];
      const cell = event.target instanceof Element ? event.target.closest('td') : null;
      if (!step || !cell || event.ctrlKey || event.altKey) return;
      event.preventDefault();
      buttonFrom(cell, step)?.focus();
    },
  };
}

function buttonFrom(from: HTMLTableCellElement, [down, right]: readonly [number, number]) {
  const table = from.closest('table') as HTMLTableElement;
  let row = (from.parentElement as HTMLTableRowElement).rowIndex + down;
  // The last row has fewer cells before its figures: columns are counted from the right.
  let fromRight = cellsOf(from) - from.cellIndex - right;
  for (;;) {
    const cells = table.rows[row]?.cells;
    const cell = cells?.[cells.length - fromRight];
    if (!cell) return null;
    const button = cell.querySelector('button');
    if (button) return button;
    row += down;
    fromRight -= right;
  }
}

const cellsOf = ({ parentElement }: HTMLTableCellElement) =>
  (parentElement as HTMLTableRowElement).cells.length;
