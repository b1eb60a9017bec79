import { useNavigate } from '@tanstack/react-router';
import { Listy, type ListyRef } from 'antd';
import { type UIEvent, useEffect, useRef, useState } from 'react';
import type { CaseFilter, CaseLine } from '#shared/contract/cases.ts';
import { usePersonInView } from '../../app/person-in-view.ts';
import { useUsable } from '../../app/usable.ts';
import { useHeight } from '../../components/use-height.ts';
import { useSettled } from '../../components/use-settled.ts';
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

const ROW_STYLES = { item: { padding: 0, border: 0 } };

/** The cases of one filter. */
export function CaseList({ filter }: { filter: CaseFilter }) {
  const { rows, isSuccess, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } =
    useCaseRows(filter);
  const navigate = useNavigate();
  const list = useRef<ListyRef>(null);
  const [frame, height] = useHeight<HTMLDivElement>();
  const [selectedId, setSelectedId] = useState(() => placeOf(filter));
  const found = rows.findIndex(({ id }) => id === selectedId);
  const selected = Math.max(0, found);
  const current = rows[selected];

  const wantMore = (index: number) => {
    if (index > rows.length - AHEAD && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  };
  const select = (index: number) => {
    const row = rows[index];
    if (!row) return;
    setSelectedId(row.id);
    rememberPlace(filter, row.id);
    wantMore(index);
  };
  const open = (row: CaseLine) => {
    rememberPlace(filter, row.id);
    void navigate({ to: '/cases/$caseId', params: { caseId: row.id } });
  };
  const onKeyDown = useCaseListKeys({
    filter,
    selected,
    count: rows.length,
    select,
    open: () => current && open(current),
  });

  usePersonInView(useSettled(current?.residentId ?? null, FOLLOW_MS));
  useUsable('case-list', isSuccess && height > 0);
  // Back from a case, or when the list has become shorter: the row stays in sight.
  useEffect(() => {
    if (height > 0 && isSuccess && selectedId) list.current?.scrollTo({ key: selectedId, align: 'auto' });
  }, [height, isSuccess, selectedId]);

  useEffect(() => frame.current?.focus(), [frame]);

  if (error) return <CaseListFault error={error} onRetry={() => void refetch()} />;
  return (
    <>
      <CaseListHead />
      <div
        ref={frame}
        className={styles.frame}
        role="listbox"
        aria-label="办件"
        aria-activedescendant={current && `case-${current.id}`}
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        {!isSuccess && <CaseListWaiting />}
        {isSuccess && rows.length === 0 && <CaseListEmpty filter={filter} />}
        {height > 0 && rows.length > 0 && (
          <Listy<CaseLine, string>
            ref={list}
            virtual
            height={height}
            items={rows}
            rowKey="id"
            styles={ROW_STYLES}
            onScroll={(event: UIEvent<HTMLElement>) => {
              const { scrollTop, clientHeight, scrollHeight } = event.currentTarget;
              wantMore(Math.ceil(((scrollTop + clientHeight) / scrollHeight) * rows.length));
            }}
            itemRender={(row) => <CaseRow line={row} selected={row === current} onOpen={() => open(row)} />}
          />
        )}
      </div>
    </>
  );
}
