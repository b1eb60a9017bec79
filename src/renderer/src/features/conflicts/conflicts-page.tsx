import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { type UIEvent, useEffect, useRef, useState } from 'react';
import type { ConflictLine } from '#shared/contract/conflicts.ts';
import { explainError } from '#shared/wording/errors.ts';
import { useKeyHints, useShortcut } from '../../app/keyboard/shortcuts.ts';
import { useUsable } from '../../app/usable.ts';
import { Button } from '../../components/button.tsx';
import { dayAndTime } from '../../components/clock-words.ts';
import { useListKeys } from '../../components/use-list-keys.ts';
import { ConflictPanel } from './conflict-panel.tsx';
import styles from './conflicts-page.module.css';
import { type ConflictState, useConflictRows } from './use-conflicts.ts';

const HINTS = { '↑ ↓': '上下看记录', '← →': '换一栏', Enter: '打开' };
const TABS: readonly { state: ConflictState; label: string; empty: string }[] = [
  {
    state: 'open',
    label: '待裁定',
    empty: '没有待裁定的。两个中心没有连线时改了同一项、改得不一样，就列在这里',
  },
  { state: 'settled', label: '已裁定', empty: '还没有裁定过。裁定以后，没有采用的说法也留在这里' },
];
/** Rows from the end at which the next page is asked for. */
const AHEAD = 12;

const idOf = ({ entity, entityId, field }: ConflictLine) => `${entity}:${entityId}:${field}`;

/** 待裁定: what different centres wrote of one record without knowing of each other. */
export function ConflictsPage() {
  const router = useRouter();
  const navigate = useNavigate();
  const { state, record } = useSearch({ from: '/conflicts' });
  const { rows, error, isPending, isSuccess, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } =
    useConflictRows(state);
  const frame = useRef<HTMLDivElement>(null);
  const show = (next: ConflictState) =>
    void navigate({ to: '/conflicts', search: { state: next }, replace: true });
  const open = (row: ConflictLine | undefined) => {
    const named = row && `${row.entity}:${row.entityId}`;
    if (named) void navigate({ to: '/conflicts', search: { state, record: named }, replace: true });
  };
  const keys = useListKeys(rows.length, (index) => open(rows[index]), { resetKey: state });
  const active = rows[keys.active];
  const [said, setSaid] = useState('');
  const close = () => void navigate({ to: '/conflicts', search: { state }, replace: true });
  const more = () => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  };
  const colon = record?.indexOf(':') ?? -1;
  const opened =
    record && colon > 0 ? { entity: record.slice(0, colon), entityId: record.slice(colon + 1) } : null;
  useKeyHints(HINTS);
  useUsable('conflicts', isSuccess);
  useShortcut('Escape', '返回', () => router.history.back(), { enabled: opened === null });
  useEffect(() => frame.current?.focus(), []);
  useEffect(() => {
    if (keys.active > rows.length - AHEAD) more();
    if (active) document.getElementById(idOf(active))?.scrollIntoView({ block: 'nearest' });
  });
  const onScroll = ({
    currentTarget: { scrollTop, clientHeight, scrollHeight },
  }: UIEvent<HTMLDivElement>) => {
    if (scrollHeight - scrollTop - clientHeight < 400) more();
  };
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>待裁定</h1>
        <nav className={styles.tabs} aria-label="筛选">
          {TABS.map((tab) => (
            <button
              key={tab.state}
              type="button"
              tabIndex={-1}
              aria-current={tab.state === state ? 'page' : undefined}
              className={styles.tab}
              onClick={() => show(tab.state)}
            >
              {tab.label}
            </button>
          ))}
        </nav>
        <span className={styles.quiet} role="status">
          {said || '几个中心对同一项写得不一样。定下一个，各中心都改过来，另外的留着可查'}
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
        aria-label={state === 'open' ? '待裁定' : '已裁定'}
        aria-activedescendant={active && idOf(active)}
        tabIndex={0}
        onScroll={onScroll}
        onKeyDown={(event) => {
          if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
            event.preventDefault();
            show(event.key === 'ArrowLeft' ? 'open' : 'settled');
          } else keys.onKeyDown(event);
        }}
      >
        <div className={`${styles.row} ${styles.headRow}`}>
          <span>记录</span>
          <span>哪一项</span>
          <span>{state === 'open' ? '现在显示的' : '裁定为'}</span>
          <span>{state === 'open' ? '另外的说法' : '原来的说法'}</span>
          <span>时间</span>
        </div>
        {isPending && <p className={styles.empty}>正在读取</p>}
        {isSuccess && rows.length === 0 && (
          <p className={styles.empty}>{TABS.find((tab) => tab.state === state)?.empty}</p>
        )}
        {rows.map((row, index) => (
          <div
            key={`${idOf(row)} ${row.standing.stamp}`}
            id={idOf(row)}
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
            <span title={`${row.kind}　${row.title}`}>
              <span className={styles.kind}>{row.kind}</span>
              {row.title}
            </span>
            <span>{row.name}</span>
            <span title={row.standing.shown}>{row.standing.shown}</span>
            <span title={row.others.map(({ shown }) => shown).join('；')}>
              {row.others.map(({ shown }) => shown).join('；')}
            </span>
            <span>
              {dayAndTime(
                (state === 'open' ? row.others.at(-1)?.at : row.standing.at) ?? row.standing.at ?? '',
              )}
            </span>
          </div>
        ))}
      </div>
      {opened && (
        <ConflictPanel
          key={record}
          {...opened}
          onDecided={({ kind, title }) => {
            setSaid(`已裁定：${kind} ${title}。各中心连上线就改过来`);
            close();
          }}
          onClose={close}
        />
      )}
    </div>
  );
}
