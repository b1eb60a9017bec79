import type { KeyboardEvent, ReactNode } from 'react';
import styles from './list-rows.module.css';
import { type Paging, useListFrame } from './use-list-frame.ts';
import type { ListKeys } from './use-list-keys.ts';

/**
 * A list of rows of one height below their head. Without a search box of its own (`walked`) it has the focus from the
 * beginning; beside one the box keeps it, also when a row is clicked.
 */
export function RowList<Row>({
  label,
  columns,
  head,
  rows,
  idOf,
  keys,
  onOpen,
  cells,
  empty,
  paging,
  walked = false,
  onSide,
  below,
}: {
  label: string;
  /** The class that says `--columns`, on every row. */
  columns: string | undefined;
  head: ReactNode;
  rows: readonly Row[];
  idOf: (row: Row) => string;
  keys: ListKeys;
  onOpen: (row: Row) => void;
  cells: (row: Row) => ReactNode;
  /** What stands in place of rows: that they are read, or what would fill the list. */
  empty: ReactNode;
  paging?: Paging;
  walked?: boolean;
  /** ← and →, where they lead to the list beside this one. */
  onSide?: (step: 1 | -1) => void;
  /** Behind the last row: a sum, or how many more there are. */
  below?: ReactNode;
}) {
  const { active } = keys;
  const { frame, onScroll } = useListFrame({ active, count: rows.length, paging, focused: walked });
  const current = rows[active];
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const side = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : null;
    if (!onSide || side === null || event.ctrlKey || event.altKey) return keys.onKeyDown(event);
    event.preventDefault();
    onSide(side);
  };
  return (
    <div
      ref={frame}
      className={walked ? styles.walked : styles.frame}
      role="listbox"
      aria-label={label}
      aria-activedescendant={current && idOf(current)}
      tabIndex={walked ? 0 : undefined}
      onKeyDown={walked ? onKeyDown : undefined}
      onScroll={onScroll}
    >
      <div className={`${styles.row} ${styles.head} ${columns}`} aria-hidden="true">
        {head}
      </div>
      {rows.length === 0 && empty && <p className={styles.empty}>{empty}</p>}
      {rows.map((row, index) => (
        <div
          key={idOf(row)}
          id={idOf(row)}
          role="option"
          aria-selected={index === active}
          tabIndex={-1}
          className={`${styles.row} ${columns}`}
          onMouseDown={walked ? undefined : (event) => event.preventDefault()}
          onClick={() => {
            keys.setActive(index);
            onOpen(row);
          }}
          onKeyDown={undefined}
        >
          {cells(row)}
        </div>
      ))}
      {below}
    </div>
  );
}
