import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { RepeatedNumber } from '#shared/contract/joins.ts';
import { query } from '../../app/core/core.ts';
import { useKeyHints, useShortcut } from '../../app/keyboard/shortcuts.ts';
import { useUsable } from '../../app/usable.ts';
import { Code } from '../../components/code.tsx';
import { PageFault } from '../../components/page-fault.tsx';
import { groupIdentityNumber } from '../../components/person-words.ts';
import { RowList } from '../../components/row-list.tsx';
import { useListKeys } from '../../components/use-list-keys.ts';
import { JoinPanel } from './join-panel.tsx';
import styles from './joins-page.module.css';

const HINTS = { '↑ ↓': '上下看', Enter: '打开两份对照' };
const PAGE = 60;
/** What another centre registered comes with the sync, behind the window's back. */
const EVERY_MS = 20_000;

type Cursor = { number: string; kind: string } | undefined;

/** 重复档案: numbers that stand in several records, made where one centre did not know of the other's. */
export function JoinsPage() {
  const router = useRouter();
  const navigate = useNavigate();
  const { id } = useSearch({ from: '/joins' });
  const [said, setSaid] = useState('');
  const joins = useInfiniteQuery(
    query.joins.list.infiniteOptions({
      input: (after: Cursor) => ({ limit: PAGE, ...(after && { after }) }),
      initialPageParam: undefined,
      getNextPageParam: ({ next }) => next ?? undefined,
      refetchInterval: EVERY_MS,
    }),
  );
  const { data, error, isPending, isSuccess, refetch } = joins;
  const rows = useMemo(() => data?.pages.flatMap((page) => page.rows) ?? [], [data]);
  const open = ({ residentId }: RepeatedNumber) =>
    void navigate({ to: '/joins', search: { id: residentId }, replace: true });
  const close = () => void navigate({ to: '/joins', search: {}, replace: true });
  const keys = useListKeys(rows.length, (index) => rows[index] && open(rows[index]));
  useKeyHints(HINTS);
  useUsable('joins', isSuccess);
  useShortcut('Escape', '返回', () => router.history.back(), { enabled: id === undefined });
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>重复档案</h1>
        <span className={styles.quiet} role="status">
          {said || '同一个证件号码有两份以上的档案，多半是几个中心没有连线时各建了一份'}
        </span>
      </header>
      {error && <PageFault error={error} onRetry={() => refetch()} />}
      <RowList
        walked
        label="重复档案"
        columns={styles.columns}
        head={
          <>
            <span>姓名</span>
            <span>证件号码</span>
            <span>几份</span>
            <span>哪些中心建的</span>
          </>
        }
        rows={rows}
        idOf={({ residentId }) => `join-${residentId}`}
        keys={keys}
        paging={joins}
        onOpen={open}
        empty={isPending ? '正在读取' : isSuccess && '没有重复的档案'}
        cells={(row) => (
          <>
            <span>{row.names.join(' / ')}</span>
            <span>
              <Code>{groupIdentityNumber(row.maskedNumber)}</Code>
            </span>
            <span>{row.records} 份</span>
            <span title={row.centreNames.join('、')}>{row.centreNames.join('、')}</span>
          </>
        )}
      />
      {id !== undefined && (
        <JoinPanel
          key={id}
          id={id}
          onDone={(words) => {
            setSaid(words);
            close();
          }}
          onClose={close}
        />
      )}
    </div>
  );
}
