import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { CaseLine } from '#shared/contract/cases.ts';
import type { HistoryFilter } from '#shared/contract/residents.ts';
import { explainError } from '#shared/wording/errors.ts';
import { useKeyHints } from '../../app/keyboard/shortcuts.ts';
import { useListKeys } from '../../components/use-list-keys.ts';
import { CaseListHead, CaseRow } from '../cases/case-row.tsx';
import { HISTORY_FILTERS } from './history-tabs.tsx';
import styles from './resident-page.module.css';
import { useHistory } from './use-history.ts';

const HINTS = { '↑ ↓': '上下选办件', '← →': '换一类', Enter: '打开办件' };
/** How near to the end of what is loaded the next page is fetched, in rows. */
const AHEAD = 20;

/** The cases of one applicant under one filter, walked by the arrow keys. */
export function HistoryList({
  residentId,
  filter,
  onFilter,
  onOpen,
}: {
  residentId: string;
  filter: HistoryFilter;
  onFilter: (filter: HistoryFilter) => void;
  onOpen: (line: CaseLine) => void;
}) {
  const { rows, isSuccess, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useHistory(
    residentId,
    filter,
  );
  const list = useRef<HTMLDivElement>(null);
  const keys = useListKeys(rows.length, (index) => rows[index] && onOpen(rows[index]));
  useKeyHints(HINTS);
  useEffect(() => list.current?.focus(), []);
  useEffect(() => {
    list.current?.querySelectorAll('[role=option]')[keys.active]?.scrollIntoView({ block: 'nearest' });
    if (keys.active > rows.length - AHEAD && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [keys.active, rows.length, hasNextPage, isFetchingNextPage, fetchNextPage]);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const side = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (side === 0 || event.ctrlKey || event.altKey) return keys.onKeyDown(event);
    event.preventDefault();
    const at = HISTORY_FILTERS.findIndex((tab) => tab.filter === filter);
    const next = HISTORY_FILTERS[(at + side + HISTORY_FILTERS.length) % HISTORY_FILTERS.length];
    if (next) onFilter(next.filter);
  };
  if (error) return <p className={styles.fault}>{explainError(error)}</p>;
  return (
    <div
      ref={list}
      role="listbox"
      aria-label="此人的办件"
      tabIndex={0}
      className={styles.list}
      onKeyDown={onKeyDown}
    >
      <CaseListHead />
      {rows.map((line, index) => (
        <CaseRow key={line.id} line={line} selected={index === keys.active} onOpen={() => onOpen(line)} />
      ))}
      {isSuccess && rows.length === 0 && (
        <p className={styles.empty}>{HISTORY_FILTERS.find((tab) => tab.filter === filter)?.empty}</p>
      )}
      {hasNextPage && (
        <p className={styles.more}>
          <button type="button" tabIndex={-1} className={styles.tab} onClick={() => void fetchNextPage()}>
            再往前看
          </button>
        </p>
      )}
    </div>
  );
}
