import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { OutboxLine, OutboxState } from '#shared/contract/sync.ts';
import { outboxStateWord, refusalWord, settledWord } from '#shared/wording/sync.ts';
import { useKeyHints } from '../../app/keyboard/shortcuts.ts';
import { useRowHeight } from '../../app/large-type.ts';
import { useUsable } from '../../app/usable.ts';
import { dayAndTime } from '../../components/clock-words.ts';
import { PageFault } from '../../components/page-fault.tsx';
import { rowAfter } from '../../components/row-after.ts';
import { useVirtualRows } from '../../components/use-virtual-rows.ts';
import styles from './outbox-list.module.css';
import { RefusedPanel } from './refused-panel.tsx';
import { useOutbox } from './use-outbox.ts';

const HINTS = { '↑ ↓': '上下看记录', Enter: '看被退回的' };
const AHEAD = 30;

/** Every record made here, newest first, and how far it is on its way to the town. */
export function OutboxList({ text, state }: { text: string; state: OutboxState | null }) {
  const { rows, isSuccess, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useOutbox(
    text,
    state,
  );
  const frame = useRef<HTMLDivElement>(null);
  const rowHeight = useRowHeight();
  const { first, end, height, onScroll, reveal } = useVirtualRows(frame, rows.length, rowHeight);
  const [at, setAt] = useState(0);
  const [opened, setOpened] = useState<string | null>(null);
  const open = (line: OutboxLine | undefined) => {
    if (line?.state === 'refused') setOpened(line.commandId);
  };
  useKeyHints(HINTS);
  useUsable('sync', isSuccess);
  useEffect(() => {
    if (end > rows.length - AHEAD && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [end, rows.length, hasNextPage, isFetchingNextPage, fetchNextPage]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.ctrlKey && !event.altKey) {
      open(rows[at]);
      event.preventDefault();
      return;
    }
    const next = rowAfter(event.key, at, rows.length);
    if (next === null || event.ctrlKey || event.altKey || event.shiftKey) return;
    setAt(next);
    reveal(next);
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
      aria-label="本机的记录"
      aria-activedescendant={rows[at] && `record-${rows[at].commandId}`}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onScroll={onScroll}
    >
      <div className={`${styles.row} ${styles.head}`}>
        <span>时间</span>
        <span>内容</span>
        <span>办件编号</span>
        <span>经办人</span>
        <span>到了哪一步</span>
      </div>
      {isSuccess && rows.length === 0 && !hasNextPage && (
        <p className={styles.empty}>{text || state ? '没有这样的记录' : '本机还没有记录'}</p>
      )}
      <div style={{ height }}>
        <div style={{ transform: `translateY(${first * rowHeight}px)` }}>
          {rows.slice(first, end).map((line, place) => (
            <OutboxRow
              key={line.commandId}
              line={line}
              selected={first + place === at}
              onOpen={() => {
                setAt(first + place);
                open(line);
              }}
            />
          ))}
        </div>
      </div>
      {opened && <RefusedPanel key={opened} commandId={opened} onClose={() => setOpened(null)} />}
    </div>
  );
}

function OutboxRow({ line, selected, onOpen }: { line: OutboxLine; selected: boolean; onOpen: () => void }) {
  const { commandId, at, title, caseNumber, actorName, state, refusal, settled } = line;
  return (
    <div
      id={`record-${commandId}`}
      role="option"
      aria-selected={selected}
      tabIndex={-1}
      className={styles.row}
      onClick={onOpen}
      onKeyDown={() => {}}
    >
      <span>{dayAndTime(at)}</span>
      <span>{title}</span>
      <span>{caseNumber}</span>
      <span>{actorName}</span>
      <span className={settled ? undefined : styles[state]}>
        {outboxStateWord(state)}
        {settled && `，${settledWord(settled)}`}
        {refusal && `：${refusalWord(refusal)}`}
      </span>
    </div>
  );
}
