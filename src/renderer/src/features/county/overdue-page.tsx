import { useInfiniteQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { TownOverdueCase } from '#shared/contract/county.ts';
import { CASE_STATES } from '#shared/domain/case-lifecycle.ts';
import { caseStateWord } from '#shared/wording/case-states.ts';
import { query } from '../../app/core/core.ts';
import { useKeyHints, useShortcut } from '../../app/keyboard/shortcuts.ts';
import { useUsable } from '../../app/usable.ts';
import { Code } from '../../components/code.tsx';
import { Lamp } from '../../components/lamp.tsx';
import { PageFault } from '../../components/page-fault.tsx';
import { RowList } from '../../components/row-list.tsx';
import { useListKeys } from '../../components/use-list-keys.ts';
import styles from './county-page.module.css';
import { useTown } from './use-town.ts';

const HINTS = { '↑ ↓': '上下看' };
const PAGE = 60;

type Cursor = { dueOn: string; caseId: string } | undefined;

/** What is overdue in a town or in one of its centres. The records are in the town; here there is nothing to open. */
export function OverduePage({
  townNumber,
  centreNumber,
}: {
  townNumber: string;
  centreNumber: string | undefined;
}) {
  const router = useRouter();
  const town = useTown(townNumber);
  const overdue = useInfiniteQuery(
    query.county.overdue.infiniteOptions({
      input: (after: Cursor) => ({
        townNumber,
        limit: PAGE,
        ...(centreNumber !== undefined && { centreNumber }),
        ...(after && { after }),
      }),
      initialPageParam: undefined,
      getNextPageParam: ({ next }) => next ?? undefined,
      refetchInterval: 60_000,
    }),
  );
  const { data, error, isPending, isSuccess, refetch } = overdue;
  const rows = useMemo(() => data?.pages.flatMap((page) => page.rows) ?? [], [data]);
  const keys = useListKeys(rows.length, () => {});
  useKeyHints(HINTS);
  useUsable('county-overdue', isSuccess);
  useShortcut('Escape', '返回', () => router.history.back());
  if (error) return <PageFault error={error} onRetry={() => refetch()} />;
  const where = centreNumber === undefined ? '' : `　${rows[0]?.centreName ?? centreNumber}`;
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>
          {town?.name || townNumber} 超期办件{where}
        </h1>
        <span className={styles.quiet}>超得最久的在前。没有居民的资料，要看办件请联系镇里，报办件编号</span>
      </header>
      <RowList
        walked
        label="超期办件"
        columns={styles.overdueColumns}
        head={
          <>
            <span>办件编号</span>
            <span>事项</span>
            <span>承办中心</span>
            <span>部门</span>
            <span>状态</span>
            <span>应办结</span>
            <span>时限</span>
          </>
        }
        rows={rows}
        idOf={({ caseId }) => `overdue-${caseId}`}
        keys={keys}
        paging={overdue}
        onOpen={() => {}}
        empty={isPending ? '正在读取' : isSuccess && '没有超期的办件'}
        cells={(one: TownOverdueCase) => (
          <>
            <span>
              <Code>{one.caseNumber}</Code>
            </span>
            <span title={one.itemName} className={styles.words}>
              {one.itemName}
            </span>
            <span title={one.centreName} className={styles.words}>
              {one.centreName.replace('党群服务中心', '')}
            </span>
            <span title={one.department} className={styles.words}>
              {one.department}
            </span>
            <span>{stateWord(one.state)}</span>
            <span>{one.dueOn}</span>
            <Lamp state={one.lamp} />
          </>
        )}
      />
    </div>
  );
}

/** A town that is newer than this application may name others. */
function stateWord(state: string): string {
  const known = CASE_STATES.find((one) => one === state);
  return known ? caseStateWord(known) : state;
}
