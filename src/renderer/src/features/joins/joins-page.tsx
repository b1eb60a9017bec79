import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { RepeatedNumber } from '#shared/contract/joins.ts';
import { explainError } from '#shared/wording/errors.ts';
import { query } from '../../app/core/core.ts';
import { useKeyHints, useShortcut } from '../../app/keyboard/shortcuts.ts';
import { useUsable } from '../../app/usable.ts';
import { Button } from '../../components/button.tsx';
import { Code } from '../../components/code.tsx';
import { groupIdentityNumber } from '../../components/person-words.ts';
import { useListKeys } from '../../components/use-list-keys.ts';
import { JoinPanel } from './join-panel.tsx';
import styles from './joins-page.module.css';

const HINTS = { '↑ ↓': '上下看', Enter: '打开两份对照' };
const PAGE = 60;
const AHEAD = 12;
/** What another centre registered comes with the sync, behind the window's back. */
const EVERY_MS = 20_000;

type Cursor = { number: string; kind: string } | undefined;

/** 重复档案: numbers that stand in several records, made where one centre did not know of the other's. */
export function JoinsPage() {
  const router = useRouter();
  const navigate = useNavigate();
  const { id } = useSearch({ from: '/joins' });
  const [said, setSaid] = useState('');
  const frame = useRef<HTMLDivElement>(null);
  const { data, error, isPending, isSuccess, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } =
    useInfiniteQuery(
      query.joins.list.infiniteOptions({
        input: (after: Cursor) => ({ limit: PAGE, ...(after && { after }) }),
        initialPageParam: undefined,
        getNextPageParam: ({ next }) => next ?? undefined,
        refetchInterval: EVERY_MS,
      }),
    );
  const rows = useMemo(() => data?.pages.flatMap((page) => page.rows) ?? [], [data]);
  const open = (row: RepeatedNumber | undefined) => {
    if (row) void navigate({ to: '/joins', search: { id: row.residentId }, replace: true });
  };
  const close = () => void navigate({ to: '/joins', search: {}, replace: true });
  const keys = useListKeys(rows.length, (index) => open(rows[index]));
  const active = rows[keys.active];
  useKeyHints(HINTS);
  useUsable('joins', isSuccess);
  useShortcut('Escape', '返回', () => router.history.back(), { enabled: id === undefined });
  useEffect(() => frame.current?.focus(), []);
  useEffect(() => {
    if (keys.active > rows.length - AHEAD && hasNextPage && !isFetchingNextPage) void fetchNextPage();
    if (active) document.getElementById(`join-${active.residentId}`)?.scrollIntoView({ block: 'nearest' });
  });
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>重复档案</h1>
        <span className={styles.quiet} role="status">
          {said || '同一个证件号码有两份以上的档案，多半是几个中心没有连线时各建了一份'}
        </span>
      </header>
      {error && (
        <div className={styles.fault} role="alert">
          <p>{explainError(error)}</p>
          <Button onClick={() => void refetch()}>再试一次</Button>
        </div>
      )}
      <div
        ref={frame}
        className={styles.frame}
        role="listbox"
        aria-label="重复档案"
        aria-activedescendant={active && `join-${active.residentId}`}
        tabIndex={0}
        onKeyDown={keys.onKeyDown}
      >
        <div className={`${styles.row} ${styles.headRow}`}>
          <span>姓名</span>
          <span>证件号码</span>
          <span>几份</span>
          <span>哪些中心建的</span>
        </div>
        {isPending && <p className={styles.empty}>正在读取</p>}
        {isSuccess && rows.length === 0 && <p className={styles.empty}>没有重复的档案</p>}
        {rows.map((row, index) => (
          <div
            key={row.residentId}
            id={`join-${row.residentId}`}
            role="option"
            aria-selected={index === keys.active}
            tabIndex={-1}
            className={styles.row}
            onClick={() => {
              keys.setActive(index);
              open(row);
            }}
            onKeyDown={undefined}
          >
            <span>{row.names.join(' / ')}</span>
            <span>
              <Code>{groupIdentityNumber(row.maskedNumber)}</Code>
            </span>
            <span>{row.records} 份</span>
            <span title={row.centreNames.join('、')}>{row.centreNames.join('、')}</span>
          </div>
        ))}
      </div>
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
