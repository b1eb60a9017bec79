import type { BoardBranch } from '#shared/contract/meetings.ts';
import { MEETING_KINDS, type MeetingKind } from '#shared/domain/regular-meetings.ts';
import { MEETING_WORDS, PERIOD_STATE_SIGNS, periodsSentence } from '#shared/wording/meetings.ts';
import { useKeyHints } from '../../app/keyboard/shortcuts.ts';
import { useGridKeys } from '../../components/use-grid-keys.ts';
import styles from './meetings-page.module.css';

const HINTS = { '↑ ↓ ← →': '选支部和会议', Enter: '看各期' };
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
  const keys = useGridKeys(branches.length, MEETING_KINDS.length, (row, column) => {
    const branch = branches[row];
    const kind = MEETING_KINDS[column];
    if (branch && kind) onOpen(branch, kind);
  });
  useKeyHints(HINTS);
  return (
    <div className={styles.board}>
      <table
        ref={keys.grid}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: its cells are walked with the arrow keys
        role="grid"
        aria-label="三会一课"
        tabIndex={0}
        className={styles.grid}
        onKeyDown={keys.onKeyDown}
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
            <tr key={branch.id} data-row>
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
                    aria-current={(index === keys.row && column === keys.column) || undefined}
                    title={words}
                    onMouseDown={(event) => {
                      event.preventDefault();
                      keys.openAt(index, column);
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
