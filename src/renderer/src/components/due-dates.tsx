import type { DueDate } from '#shared/domain/workdays.ts';
import { formatDateWithWeekday } from '#shared/wording/dates.ts';
import { DayStrip } from './day-strip.tsx';
import styles from './due-dates.module.css';

interface Limit {
  days: number;
  date: DueDate;
}

/** A limit as a clerk says it: `15 个工作日`, or 即办 for none. */
export function limitWord(days: number): string {
  return days === 0 ? '即办' : `${days} 个工作日`;
}

function Due({ label, limit }: { label: string; limit: Limit }) {
  return (
    <span className={styles.due}>
      {label} <strong>{formatDateWithWeekday(limit.date.due)}</strong>
      {limit.date.provisional && <span className={styles.provisional}>暂定</span>}
      <span className={styles.days}>{limitWord(limit.days)}</span>
    </span>
  );
}

/** Both due dates in one line and, opened, the days that explain them. */
export function DueDates({
  label = '承诺',
  event = '受理',
  promised,
  statutory,
  open,
  onToggle,
}: {
  /** What the first date is called, and what it counts from. */
  label?: string;
  event?: string;
  promised: Limit;
  statutory: Limit | null;
  open: boolean;
  onToggle: () => void;
}) {
  const provisional = promised.date.provisional || statutory?.date.provisional;
  return (
    <div>
      <div className={styles.line}>
        <Due label={label} limit={promised} />
        {statutory && <Due label="法定" limit={statutory} />}
        <button type="button" className={styles.why} aria-expanded={open} onClick={onToggle}>
          为什么是这天 <kbd>Alt+D</kbd>
        </button>
      </div>
      {open && (
        <>
          <DayStrip label={label} event={event} strip={promised.date.strip} />
          {statutory && <DayStrip label="法定" strip={statutory.date.strip} />}
          {provisional && (
            <p className={styles.note}>
              暂定：经过的年份还没有放假安排，先按周一到周五推算，日期以后可能变动
            </p>
          )}
        </>
      )}
    </div>
  );
}
