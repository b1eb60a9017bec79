import type { CaseLine } from '#shared/contract/cases.ts';
import { caseStateWord } from '#shared/wording/case-states.ts';
import { formatDateWithWeekday } from '#shared/wording/dates.ts';
import { Code } from '../../components/code.tsx';
import { Lamp } from '../../components/lamp.tsx';
import styles from './case-row.module.css';

/** The head of the list, in the columns of its rows. */
export function CaseListHead() {
  return (
    <div className={`${styles.row} ${styles.head}`} aria-hidden="true">
      <span>办件编号</span>
      <span>事项</span>
      <span>申请人</span>
      <span className={styles.second}>收件日期</span>
      <span>到期</span>
      <span>时限</span>
      <span className={styles.third}>经办人</span>
      <span className={styles.third}>状态</span>
    </div>
  );
}

/** What stands where the due day does; a pause that is longer than was announced is said. */
function dueWord(line: CaseLine) {
  if (line.suspendedTooLong) return <span className={styles.late}>中止超过告知期限</span>;
  return line.state === 'suspended' ? '恢复后另计' : dueDay(line);
}

/** The day it is due; with 暂定 behind it there is no room for the day of the week. */
function dueDay({ due, provisional }: CaseLine): string {
  if (due === null) return '—';
  return provisional ? due : formatDateWithWeekday(due);
}

/** One case: what it is first, how it stands last. */
export function CaseRow({
  line,
  selected,
  ticked = false,
  onOpen,
}: {
  line: CaseLine;
  selected: boolean;
  /** For printing with others. */
  ticked?: boolean;
  onOpen: () => void;
}) {
  return (
    <div
      id={`case-${line.id}`}
      role="option"
      tabIndex={-1}
      aria-selected={selected}
      className={styles.row}
      onClick={onOpen}
      onKeyDown={(event) => event.key === 'Enter' && onOpen()}
    >
      {ticked && (
        <span className={styles.tick} role="img" aria-label="已勾选">
          ✓
        </span>
      )}
      <Code>{line.number}</Code>
      <span className={styles.item} title={`${line.itemName} · ${line.department}`}>
        {line.itemName}
      </span>
      <span title={line.applicantName}>{line.applicantName}</span>
      <span className={styles.second}>{line.receivedOn}</span>
      <span>
        {dueWord(line)}
        {line.state !== 'suspended' && line.provisional && <span className={styles.provisional}>暂定</span>}
      </span>
      <span>{line.lamp && <Lamp state={line.lamp} />}</span>
      <span className={styles.third}>{line.clerkName}</span>
      <span className={styles.third}>
        {line.gapDue === null ? caseStateWord(line.state) : <span className={styles.gap}>容缺未补</span>}
      </span>
    </div>
  );
}
