import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { explainError } from '#shared/wording/errors.ts';
import { query } from '../../app/core/core.ts';
import { session } from '../../app/core/session.ts';
import { useKeyHints } from '../../app/keyboard/shortcuts.ts';
import { usePersonInView } from '../../app/person-in-view.ts';
import { useStore } from '../../app/store.ts';
import { useUsable } from '../../app/usable.ts';
import { Button } from '../../components/button.tsx';
import { useListKeys } from '../../components/use-list-keys.ts';
import listStyles from './case-list.module.css';
import pageStyles from './case-list-page.module.css';
import stateStyles from './case-list-states.module.css';
import { CaseListHead, CaseRow } from './case-row.tsx';
import styles from './department-page.module.css';

const PAGE = 60;
const HINTS = { '↑ ↓': '上下选办件', Enter: '打开，提意见、退回、办结' };

interface Cursor {
  due: string;
  id: string;
}

/** 待我部门办理: what was forwarded to the handler's department, most urgent first. Enter opens the case. */
export function DepartmentPage() {
  const department = useStore(session)?.department ?? '';
  const { data, isSuccess, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } =
    useInfiniteQuery(
      query.cases.ofDepartment.infiniteOptions({
        input: (after: Cursor | undefined) => ({ limit: PAGE, ...(after && { after }) }),
        initialPageParam: undefined,
        getNextPageParam: ({ next }) => next ?? undefined,
      }),
    );
  const rows = data?.pages.flatMap((page) => page.rows) ?? [];
  const navigate = useNavigate();
  const open = (index: number) => {
    const row = rows[index];
    if (row) void navigate({ to: '/cases/$caseId', params: { caseId: row.id } });
  };
  const { active, onKeyDown } = useListKeys(rows.length, open);
  const current = rows[active];
  const frame = useRef<HTMLDivElement>(null);
  useKeyHints(HINTS);
  usePersonInView(current?.residentId ?? null);
  useUsable('department', isSuccess);
  useEffect(() => frame.current?.focus(), []);
  useEffect(() => {
    if (current) document.getElementById(`case-${current.id}`)?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  useEffect(() => {
    if (active > rows.length - PAGE / 2 && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [active, rows.length, hasNextPage, isFetchingNextPage, fetchNextPage]);

  return (
    <div className={pageStyles.page}>
      <h1 className={styles.heading}>
        待我部门办理<span className={styles.department}>{department}</span>
      </h1>
      {error && (
        <div className={stateStyles.empty} role="alert">
          <p>{explainError(error)}</p>
          <Button autoFocus onClick={() => void refetch()}>
            再试一次
          </Button>
        </div>
      )}
      <div
        ref={frame}
        className={listStyles.frame}
        role="listbox"
        aria-label="待我部门办理"
        aria-activedescendant={current && `case-${current.id}`}
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        <CaseListHead />
        {isSuccess && rows.length === 0 && (
          <p className={stateStyles.empty}>没有转给本部门的办件。窗口转办后，按到期先后列在这里</p>
        )}
        {rows.map((row, index) => (
          <CaseRow key={row.id} line={row} selected={row === current} onOpen={() => open(index)} />
        ))}
      </div>
    </div>
  );
}
