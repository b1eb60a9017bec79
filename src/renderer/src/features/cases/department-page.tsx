import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { query } from '../../app/core/core.ts';
import { session } from '../../app/core/session.ts';
import { useKeyHints } from '../../app/keyboard/shortcuts.ts';
import { usePersonInView } from '../../app/person-in-view.ts';
import { useStore } from '../../app/store.ts';
import { useUsable } from '../../app/usable.ts';
import { PageFault } from '../../components/page-fault.tsx';
import { useListFrame } from '../../components/use-list-frame.ts';
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
  const cases = useInfiniteQuery(
    query.cases.ofDepartment.infiniteOptions({
      input: (after: Cursor | undefined) => ({ limit: PAGE, ...(after && { after }) }),
      initialPageParam: undefined,
      getNextPageParam: ({ next }) => next ?? undefined,
    }),
  );
  const { data, isSuccess, error, refetch } = cases;
  const rows = data?.pages.flatMap((page) => page.rows) ?? [];
  const navigate = useNavigate();
  const open = (index: number) => {
    const row = rows[index];
    if (row) void navigate({ to: '/cases/$caseId', params: { caseId: row.id } });
  };
  const { active, onKeyDown } = useListKeys(rows.length, open);
  const current = rows[active];
  const { frame, onScroll } = useListFrame({ active, count: rows.length, paging: cases, focused: true });
  useKeyHints(HINTS);
  usePersonInView(current?.residentId ?? null);
  useUsable('department', isSuccess);

  return (
    <div className={pageStyles.page}>
      <h1 className={styles.heading}>
        待我部门办理<span className={styles.department}>{department}</span>
      </h1>
      {error && <PageFault error={error} onRetry={() => refetch()} />}
      <div
        ref={frame}
        className={listStyles.frame}
        role="listbox"
        aria-label="待我部门办理"
        aria-activedescendant={current && `case-${current.id}`}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onScroll={onScroll}
      >
        <CaseListHead />
        {isSuccess && rows.length === 0 && (
          <p className={stateStyles.empty}>没有转办给本部门的办件。窗口转办后，按到期先后列在这里</p>
        )}
        {rows.map((row, index) => (
          <CaseRow key={row.id} line={row} selected={row === current} onOpen={() => open(index)} />
        ))}
      </div>
    </div>
  );
}
