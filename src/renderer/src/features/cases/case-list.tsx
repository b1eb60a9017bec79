import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { CaseFilter, CaseLine } from '#shared/contract/cases.ts';
import type { FigureCases } from '#shared/contract/reports.ts';
import { query, queryClient } from '../../app/core/core.ts';
import { useRowHeight } from '../../app/large-type.ts';
import { usePersonInView } from '../../app/person-in-view.ts';
import { useUsable } from '../../app/usable.ts';
import { useSettled } from '../../components/use-settled.ts';
import { useVirtualRows } from '../../components/use-virtual-rows.ts';
import { BatchBar, useBatch } from './case-batch.tsx';
import styles from './case-list.module.css';
import { placeOf, rememberPlace } from './case-list-place.ts';
import { CaseListEmpty, CaseListFault, CaseListWaiting } from './case-list-states.tsx';
import { CaseListHead, CaseRow } from './case-row.tsx';
import { useCaseListKeys } from './use-case-list-keys.ts';
import { useCaseRows } from './use-case-rows.ts';

/** How near to the end of what is loaded the next page is fetched, in rows. */
const AHEAD = 30;
/** How long a row must be stood on before the right column follows. */
const FOLLOW_MS = 120;

/** The cases of one filter, or those behind a figure of a report. */
export function CaseList({
  filter,
  centre,
  counted,
}: {
  filter: CaseFilter;
  centre: string | undefined;
  counted: FigureCases | null;
}) {
  const place = counted ? JSON.stringify(counted) : `${filter} ${centre ?? ''}`;
  const { rows, isSuccess, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useCaseRows(
    filter,
    centre,
    counted,
  );
  const navigate = useNavigate();
  const frame = useRef<HTMLDivElement>(null);
  const rowHeight = useRowHeight();
  const { first, end, height, measured, onScroll, reveal } = useVirtualRows(frame, rows.length, rowHeight);
  const [selectedId, setSelectedId] = useState(() => placeOf(place));
  const selected = Math.max(
    0,
    rows.findIndex(({ id }) => id === selectedId),
  );
  const current = rows[selected];
  const batch = useBatch(current);

  const select = (index: number) => {
    const row = rows[index];
    if (!row) return;
    setSelectedId(row.id);
    rememberPlace(place, row.id);
    reveal(index);
  };
  const open = (row: CaseLine) => {
    rememberPlace(place, row.id);
    void navigate({ to: '/cases/$caseId', params: { caseId: row.id } });
  };
  const onKeyDown = useCaseListKeys({
    filter,
    centre,
    selected,
    count: rows.length,
    select,
    open: () => current && open(current),
    tick: () => {
      if (!current) return;
      batch.tick(current);
      select(Math.min(selected + 1, rows.length - 1));
    },
  });

  const followed = useSettled(current, FOLLOW_MS);
  usePersonInView(followed?.residentId ?? null);
  const followedId = followed?.id;
  useEffect(() => {
    // Enter on the row that is stood on opens it without a wait.
    if (followedId)
      void queryClient.prefetchQuery(query.cases.get.queryOptions({ input: { id: followedId } }));
  }, [followedId]);
  useUsable('case-list', isSuccess && measured);
  useEffect(() => frame.current?.focus(), []);
  useEffect(() => {
    if (end > rows.length - AHEAD && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [end, rows.length, hasNextPage, isFetchingNextPage, fetchNextPage]);
  // Back from a case: the row it was opened from is in sight again.
  const arrived = useRef(false);
  useEffect(() => {
    if (arrived.current || !isSuccess || !measured) return;
    arrived.current = true;
    reveal(selected);
  }, [isSuccess, measured, selected, reveal]);

  if (error) return <CaseListFault error={error} onRetry={() => void refetch()} />;
  return (
    <>
      <BatchBar batch={batch} />
      <div
        ref={frame}
        className={styles.frame}
        role="listbox"
        aria-label="办件"
        aria-activedescendant={current && `case-${current.id}`}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onScroll={onScroll}
      >
        <CaseListHead />
        {!isSuccess && <CaseListWaiting />}
        {isSuccess && rows.length === 0 && <CaseListEmpty filter={filter} narrowed={counted !== null} />}
        <div className={styles.rows} style={{ height }}>
          <div className={styles.inSight} style={{ transform: `translateY(${first * rowHeight}px)` }}>
            {rows.slice(first, end).map((row) => (
              <CaseRow
                key={row.id}
                line={row}
                selected={row === current}
                ticked={batch.has(row.id)}
                onOpen={() => open(row)}
              />
            ))}
          </div>
        </div>
      </div>
    </>
  );
}
