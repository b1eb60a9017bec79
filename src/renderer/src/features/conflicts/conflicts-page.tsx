import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { ConflictLine } from '#shared/contract/conflicts.ts';
import { useKeyHints, useShortcut } from '../../app/keyboard/shortcuts.ts';
import { useUsable } from '../../app/usable.ts';
import { dayAndTime } from '../../components/clock-words.ts';
import { PageFault } from '../../components/page-fault.tsx';
import { RowList } from '../../components/row-list.tsx';
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
const idOf = ({ entity, entityId, field, standing }: ConflictLine) =>
  [entity, entityId, field, standing.stamp].join(':');

/** 待裁定: what different centres wrote of one record without knowing of each other. */
export function ConflictsPage() {
  const router = useRouter();
  const navigate = useNavigate();
  const { state, record } = useSearch({ from: '/conflicts' });
  const conflicts = useConflictRows(state);
  const { rows, error, isPending, isSuccess, refetch } = conflicts;
  const show = (next: ConflictState) =>
    void navigate({ to: '/conflicts', search: { state: next }, replace: true });
  const open = ({ entity, entityId }: ConflictLine) =>
    void navigate({ to: '/conflicts', search: { state, record: `${entity}:${entityId}` }, replace: true });
  const keys = useListKeys(rows.length, (index) => rows[index] && open(rows[index]), { resetKey: state });
  const [said, setSaid] = useState('');
  const close = () => void navigate({ to: '/conflicts', search: { state }, replace: true });
  const colon = record?.indexOf(':') ?? -1;
  const opened =
    record && colon > 0 ? { entity: record.slice(0, colon), entityId: record.slice(colon + 1) } : null;
  useKeyHints(HINTS);
  useUsable('conflicts', isSuccess);
  useShortcut('Escape', '返回', () => router.history.back(), { enabled: opened === null });
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
      {error && <PageFault error={error} onRetry={() => refetch()} />}
      <RowList
        walked
        label={state === 'open' ? '待裁定' : '已裁定'}
        columns={styles.columns}
        head={
          <>
            <span>记录</span>
            <span>哪一项</span>
            <span>{state === 'open' ? '现在显示的' : '裁定为'}</span>
            <span>{state === 'open' ? '另外的说法' : '原来的说法'}</span>
            <span>时间</span>
          </>
        }
        rows={rows}
        idOf={idOf}
        keys={keys}
        paging={conflicts}
        onOpen={open}
        onSide={(step) => show(step < 0 ? 'open' : 'settled')}
        empty={isPending ? '正在读取' : isSuccess && TABS.find((tab) => tab.state === state)?.empty}
        cells={(row) => (
          <>
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
          </>
        )}
      />
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
