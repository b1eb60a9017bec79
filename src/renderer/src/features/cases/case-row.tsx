import type { CaseLine } from '#shared/contract/cases.ts';
import { formatDateWithWeekday } from '#shared/wording/dates.ts';
import { Code } from '../../components/code.tsx';
import { Lamp } from '../../components/lamp.tsx';
import { caseStateWord } from './case-filters.ts';
import styles from './case-row.module.css';

/** The head of the list, in the columns of its rows. */
export function CaseListHead() {
  return (
    <div className={`${styles.row} ${styles.head}`} aria-hidden="true">
      <span>办件编号</span>
      <span>事项</span>
      <span>申请人</span>
      <span>受理日期</span>
      <span>承诺办结</span>
      <span>经办人</span>
      <span>状态</span>
    </div>
  );
}

/** One case: what it is first, how it stands last. */
export function CaseRow({
  line,
  selected,
  onOpen,
}: {
  line: CaseLine;
  selected: boolean;
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
      <Code>{line.number}</Code>
      <span title={`${line.itemName} · ${line.department}`}>{line.itemName}</span>
      <span title={line.applicantName}>{line.applicantName}</span>
      <span>{line.acceptedOn}</span>
      <span className={styles.due}>
        {formatDateWithWeekday(line.promisedDue)}
        {line.lamp && <Lamp state={line.lamp} />}
      </span>
      <span>{line.clerkName}</span>
      <span>{caseStateWord(line.state)}</span>
    </div>
  );
}
