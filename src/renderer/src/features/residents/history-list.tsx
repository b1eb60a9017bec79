import type { KeyboardEvent } from 'react';
import type { CaseLine } from '#shared/contract/cases.ts';
import type { HistoryFilter } from '#shared/contract/residents.ts';
import { useKeyHints } from '../../app/keyboard/shortcuts.ts';
import { PageFault } from '../../components/page-fault.tsx';
import { useListFrame } from '../../components/use-list-frame.ts';
import { useListKeys } from '../../components/use-list-keys.ts';
import { CaseListHead, CaseRow } from '../cases/case-row.tsx';
import { HISTORY_FILTERS } from './history-tabs.tsx';
import styles from './resident-page.module.css';
import { useHistory } from './use-history.ts';

const HINTS = { '↑ ↓': '上下选办件', '← →': '换一类', Enter: '打开办件' };

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
  const history = useHistory(residentId, filter);
  const { rows, isSuccess, error, refetch } = history;
  const keys = useListKeys(rows.length, (index) => rows[index] && onOpen(rows[index]));
  const { frame, onScroll } = useListFrame({
    active: keys.active,
    count: rows.length,
    paging: history,
    focused: true,
  });
  useKeyHints(HINTS);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const side = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (side === 0 || event.ctrlKey || event.altKey) return keys.onKeyDown(event);
    event.preventDefault();
    const at = HISTORY_FILTERS.findIndex((tab) => tab.filter === filter);
    const next = HISTORY_FILTERS[(at + side + HISTORY_FILTERS.length) % HISTORY_FILTERS.length];
    if (next) onFilter(next.filter);
  };
  if (error) return <PageFault error={error} onRetry={() => refetch()} />;
  return (
    <div
      ref={frame}
      role="listbox"
      aria-label="此人的办件"
      tabIndex={0}
      className={styles.list}
      onKeyDown={onKeyDown}
      onScroll={onScroll}
    >
      <CaseListHead />
      {rows.map((line, index) => (
        <CaseRow key={line.id} line={line} selected={index === keys.active} onOpen={() => onOpen(line)} />
      ))}
      {isSuccess && rows.length === 0 && (
        <p className={styles.empty}>{HISTORY_FILTERS.find((tab) => tab.filter === filter)?.empty}</p>
      )}
    </div>
  );
}
