import { type KeyboardEvent, useRef, useState } from 'react';
import type { AttendanceLine } from '#shared/contract/attendances.ts';
import { attendanceStateWord, attendanceWayWord } from '#shared/wording/attendances.ts';
import { hoursWord } from '#shared/wording/volunteers.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { rowAfter } from '../../components/row-after.ts';
import styles from './attendance-page.module.css';
import { clockWord } from './times.ts';

/** Everybody who came, who came last on top. F6 leads into the list, Enter opens a line. */
export function RosterList({
  attendances,
  givesHours,
  onOpen,
}: {
  attendances: readonly AttendanceLine[];
  givesHours: boolean;
  onOpen: (line: AttendanceLine) => void;
}) {
  const frame = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  const selected = attendances[Math.min(at, attendances.length - 1)];
  useShortcut('Alt+2', '到签到名单', () => frame.current?.focus());
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey) return;
    const next = rowAfter(event.key, Math.min(at, attendances.length - 1), attendances.length);
    if (next !== null) {
      setAt(next);
      frame.current?.querySelectorAll('[role=option]')[next]?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter' && selected) onOpen(selected);
    else return;
    event.preventDefault();
  };
  return (
    <div
      ref={frame}
      className={styles.list}
      role="listbox"
      aria-label="签到名单"
      aria-activedescendant={selected && `here-${selected.participantId}`}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div className={`${styles.row} ${styles.listHead}`}>
        <span>姓名</span>
        <span>签到</span>
        <span>签退</span>
        <span>{givesHours ? '时数' : '时长'}</span>
        <span>方式</span>
        <span>状态</span>
      </div>
      {attendances.length === 0 && <p className={styles.hint}>还没有人签到。签到的人列在这里，后到的在上</p>}
      {attendances.map((line, index) => (
        <div
          key={line.participantId}
          id={`here-${line.participantId}`}
          role="option"
          tabIndex={-1}
          aria-selected={line === selected}
          className={styles.row}
          data-gone={line.state === 'void' || line.state === 'rejected' || undefined}
          onClick={() => {
            setAt(index);
            onOpen(line);
          }}
          onKeyDown={() => {}}
        >
          <strong>
            {line.name}
            {line.volunteerId === null && <span className={styles.hint}>　群众</span>}
          </strong>
          <span>{clockWord(line.signedInAt)}</span>
          <span>{line.signedOutAt ? clockWord(line.signedOutAt) : '—'}</span>
          <span>{line.state === 'void' ? '—' : hoursWord(line.minutes)}</span>
          <span>{attendanceWayWord(line.way)}</span>
          <span>{attendanceStateWord(line.state)}</span>
        </div>
      ))}
    </div>
  );
}
