import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { BoardBranch } from '#shared/contract/meetings.ts';
import { MEETING_KINDS, type MeetingKind } from '#shared/domain/regular-meetings.ts';
import { MEETING_WORDS, PERIOD_STATE_SIGNS, periodsSentence } from '#shared/wording/meetings.ts';
import { useKeyHints } from '../../app/keyboard/shortcuts.ts';
import styles from './meetings-page.module.css';

const HINTS = { '↑ ↓ ← →': '选支部和会议', Enter: '看各期' };
const STEPS: Record<string, readonly [row: number, column: number]> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
  PageDown: [8, 0],
  PageUp: [-8, 0],
};

/** Branches by kinds of meetings; each cell says in words what is missing. */
export function BoardGrid({
  branches,
  empty,
  onOpen,
}: {
  branches: readonly BoardBranch[];
  empty: string;
  onOpen: (branch: BoardBranch, kind: MeetingKind) => void;
}) {
  const grid = useRef<HTMLTableElement>(null);
  const [at, setAt] = useState({ row: 0, column: 0 });
  const row = Math.max(0, Math.min(at.row, branches.length - 1));
  useKeyHints(HINTS);
  useEffect(() => grid.current?.focus(), []);
  useEffect(() => {
    grid.current?.querySelectorAll('[data-branch]')[row]?.scrollIntoView({ block: 'nearest' });
  }, [row]);
  const openAt = (index: number, column: number) => {
    const branch = branches[index];
    const kind = MEETING_KINDS[column];
    if (branch && kind) onOpen(branch, kind);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey) return;
    const step = STEPS[event.key];
    if (event.key === 'Enter') openAt(row, at.column);
    else if (step) {
      setAt({
        row: Math.max(0, Math.min(row + step[0], branches.length - 1)),
        column: Math.max(0, Math.min(at.column + step[1], MEETING_KINDS.length - 1)),
      });
    } else return;
    event.preventDefault();
  };
  return (
    <div className={styles.board}>
      <table
        ref={grid}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: its cells are walked with the arrow keys
        role="grid"
        aria-label="三会一课"
        tabIndex={0}
        className={styles.grid}
        onKeyDown={onKeyDown}
      >
        <thead>
          <tr>
            <th scope="col">党支部</th>
            {MEETING_KINDS.map((kind) => (
              <th key={kind} scope="col">
                {MEETING_WORDS[kind]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {branches.map((branch, index) => (
            <tr key={branch.id} data-branch>
              <th scope="row" title={branch.name}>
                {branch.name.replace('党支部', '')}
                {branch.own && <small>本中心</small>}
              </th>
              {MEETING_KINDS.map((kind, column) => {
                const { state, words } = periodsSentence(branch.periods.filter((one) => one.kind === kind));
                return (
                  <td
                    key={kind}
                    data-state={state}
                    aria-current={(index === row && column === at.column) || undefined}
                    title={words}
                    onMouseDown={(event) => {
                      event.preventDefault();
                      setAt({ row: index, column });
                      openAt(index, column);
                    }}
                  >
                    {PERIOD_STATE_SIGNS[state]} {words}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {branches.length === 0 && <p className={styles.empty}>{empty}</p>}
    </div>
  );
}
