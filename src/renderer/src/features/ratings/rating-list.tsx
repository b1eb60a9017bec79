import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { RatingFilter, RatingLine } from '#shared/contract/ratings.ts';
import { useKeyHints } from '../../app/keyboard/shortcuts.ts';
import { useRowHeight } from '../../app/large-type.ts';
import { useUsable } from '../../app/usable.ts';
import { PageFault } from '../../components/page-fault.tsx';
import { rowAfter } from '../../components/row-after.ts';
import { useVirtualRows } from '../../components/use-virtual-rows.ts';
import { RATING_TABS } from './rating-filters.ts';
import styles from './rating-list.module.css';
import { RatingListHead, RatingRow } from './rating-row.tsx';
import { useRatings } from './use-ratings.ts';

const HINTS = { '↑ ↓': '上下选评价', '← →': '换一类', Enter: '打开' };
/** How near to the end of what is loaded the next page is fetched, in rows. */
const AHEAD = 30;

/** The ratings of one filter, walked with the arrow keys. */
export function RatingList({ filter, onOpen }: { filter: RatingFilter; onOpen: (line: RatingLine) => void }) {
  const ratings = useRatings(filter);
  const { rows, isSuccess, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = ratings;
  const navigate = useNavigate();
  const frame = useRef<HTMLDivElement>(null);
  const rowHeight = useRowHeight();
  const { first, end, height, onScroll, reveal } = useVirtualRows(frame, rows.length, rowHeight);
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const at = Math.max(
    0,
    rows.findIndex(({ caseId }) => caseId === selectedId),
  );
  const selected = rows[at];
  useKeyHints(HINTS);
  useUsable('ratings', isSuccess);
  useEffect(() => frame.current?.focus(), []);
  useEffect(() => {
    if (end > rows.length - AHEAD && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [end, rows.length, hasNextPage, isFetchingNextPage, fetchNextPage]);

  const open = (line: RatingLine) => {
    setSelectedId(line.caseId);
    onOpen(line);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.shiftKey) return;
    const next = rowAfter(event.key, at, rows.length);
    const side = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (next !== null) {
      setSelectedId(rows[next]?.caseId ?? null);
      reveal(next);
    } else if (event.key === 'Enter' && selected) open(selected);
    else if (side) {
      const tab = RATING_TABS.findIndex((one) => one.filter === filter);
      const to = RATING_TABS[(tab + side + RATING_TABS.length) % RATING_TABS.length];
      if (to) void navigate({ to: '/ratings', search: { filter: to.filter }, replace: true });
    } else return;
    event.preventDefault();
  };

  if (error) {
    return <PageFault error={error} onRetry={() => refetch()} />;
  }
  return (
    <div
      ref={frame}
      className={styles.frame}
      role="listbox"
      aria-label="评价"
      aria-activedescendant={selected && `rating-${selected.caseId}`}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onScroll={onScroll}
    >
      <RatingListHead />
      {isSuccess && rows.length === 0 && (
        <p className={styles.empty}>{RATING_TABS.find((tab) => tab.filter === filter)?.empty}</p>
      )}
      <div style={{ height }}>
        <div style={{ transform: `translateY(${first * rowHeight}px)` }}>
          {rows.slice(first, end).map((line) => (
            <RatingRow key={line.caseId} line={line} selected={line === selected} onOpen={() => open(line)} />
          ))}
        </div>
      </div>
    </div>
  );
}
