import { useLayoutEffect, useRef } from 'react';
import type { BoardBranch, BoardPeriod } from '#shared/contract/meetings.ts';
import { MEETING_RULES, type MeetingKind, nextDue } from '#shared/domain/regular-meetings.ts';
import { shortDay } from '#shared/wording/activities.ts';
import {
  MEETING_EACH_WORDS,
  MEETING_WORDS,
  PERIOD_STATE_SIGNS,
  PERIOD_STATE_WORDS,
  periodWord,
} from '#shared/wording/meetings.ts';
import { useKeyHints } from '../../app/keyboard/shortcuts.ts';
import { SidePanel } from '../../components/side-panel.tsx';
import { useListKeys } from '../../components/use-list-keys.ts';
import styles from './meetings-page.module.css';
import { WaiveLine } from './waive-line.tsx';

const HINTS = { '↑ ↓': '选一期', Enter: '看记录，没有的补记' };

/** One kind of meeting of a branch, period by period: the minutes of what was held, the form for what was not. */
export function BranchPanel({
  branch,
  kind,
  writes,
  onMinutes,
  onRecord,
  onClose,
}: {
  branch: BoardBranch;
  kind: MeetingKind;
  /** Whether this person keeps the minutes of this branch. */
  writes: boolean;
  onMinutes: (id: string) => void;
  onRecord: (period: BoardPeriod) => void;
  onClose: () => void;
}) {
  const list = useRef<HTMLDivElement>(null);
  const periods = branch.periods.filter((one) => one.kind === kind);
  const waived = branch.waived.find((one) => one.kind === kind);
  const rule = MEETING_RULES.find((one) => one.kind === kind);
  const next = nextDue(
    periods.map((period) => ({ ...period, heldOn: period.meetings.map(({ day }) => day) })),
  );
  const open = (period: BoardPeriod | undefined) => {
    const [meeting] = period?.meetings.slice(-1) ?? [];
    if (meeting) onMinutes(meeting.id);
    else if (period && writes && canBeRecorded(period)) onRecord(period);
  };
  const lacking = periods.findIndex(({ state }) => state === 'missed' || state === 'late' || state === 'due');
  const keys = useListKeys(periods.length, (index) => open(periods[index]), {
    first: Math.max(0, lacking),
  });
  useKeyHints(HINTS);
  useLayoutEffect(() => list.current?.focus(), []);
  return (
    <SidePanel narrow title={`${branch.name}　${MEETING_WORDS[kind]}`} onClose={onClose}>
      <p className={styles.rule}>
        {rule && `${MEETING_EACH_WORDS[rule.each]}（${rule.source}）`}
        {kind === 'themed-day' && `，每月 ${branch.themedDay} 日`}
        <br />
        {next ? `下一次最迟 ${shortDay(next.dueOn)}` : '今年没有待开的了'}
      </p>
      <div
        ref={list}
        role="listbox"
        aria-label="各期"
        tabIndex={0}
        className={styles.periods}
        onKeyDown={keys.onKeyDown}
      >
        {periods.map((period, index) => (
          <div
            key={period.from}
            role="option"
            tabIndex={-1}
            aria-selected={index === keys.active}
            className={styles.period}
            onMouseDown={(event) => {
              event.preventDefault();
              keys.setActive(index);
              open(period);
            }}
          >
            <strong>{periodWord(period)}</strong>
            <span data-state={period.state}>
              {PERIOD_STATE_SIGNS[period.state]} {PERIOD_STATE_WORDS[period.state]}
            </span>
            <span className={styles.grow}>{aboutPeriod(branch, period)}</span>
            <span className={styles.hint}>{deedWord(period, writes)}</span>
          </div>
        ))}
      </div>
      {(writes || waived) && <WaiveLine branchId={branch.id} kind={kind} waived={waived} writes={writes} />}
      {!writes && (
        <p className={styles.rule}>会议由{branch.centreName || '所属中心'}的负责人记录，这里只能看</p>
      )}
    </SidePanel>
  );
}

function aboutPeriod(branch: BoardBranch, { from, until, meetings }: BoardPeriod): string {
  if (meetings.length > 0) return meetings.map(({ day }) => shortDay(day)).join('、');
  const planned = branch.planned.find(({ day }) => day >= from && day <= until);
  return planned ? `日程里有 ${shortDay(planned.day)}` : '';
}

function deedWord(period: BoardPeriod, writes: boolean): string {
  if (period.meetings.length > 0) return 'Enter 看记录';
  return writes && canBeRecorded(period) ? 'Enter 补记' : '';
}

function canBeRecorded({ state }: BoardPeriod): boolean {
  return state !== 'ahead' && state !== 'waived';
}
