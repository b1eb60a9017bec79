import { dayNumberOf, localDateOf, weekdayOf } from '#shared/domain/local-date.ts';
import { addMonths } from '#shared/domain/months.ts';
import { dayReason, type WorkCalendar } from '#shared/domain/workdays.ts';
import { formatDateWithWeekday } from '#shared/wording/dates.ts';
import { dayReasonWord } from '#shared/wording/day-reasons.ts';
import styles from './month-grid.module.css';

const WEEK = ['一', '二', '三', '四', '五', '六', '日'];
const MARKS = { holiday: '休', 'make-up-workday': '班' } as const;

/** A month as a sheet of the calendar: days off and make-up workdays by colour, a word and a sign. */
export function MonthGrid({ month, calendar }: { month: string; calendar: WorkCalendar }) {
  const first = dayNumberOf(`${month}-01`);
  const after = dayNumberOf(`${addMonths(month, 1)}-01`);
  const days = Array.from({ length: after - first }, (_, at) => localDateOf(first + at));
  return (
    <section className={styles.month} aria-label={`${Number(month.slice(5))}月`}>
      <h3>{Number(month.slice(5))} 月</h3>
      <div className={styles.days}>
        {WEEK.map((day) => (
          <span key={day} className={styles.weekday}>
            {day}
          </span>
        ))}
        {days.map((date, at) => {
          const explained = dayReason(date, calendar);
          const mark = MARKS[explained.reason as keyof typeof MARKS];
          return (
            <span
              key={date}
              className={styles.day}
              data-reason={explained.reason}
              title={`${formatDateWithWeekday(date)} ${dayReasonWord(explained)}`}
              style={at === 0 ? { gridColumnStart: weekdayOf(first) } : undefined}
            >
              {Number(date.slice(8))}
              {mark && <i>{mark}</i>}
            </span>
          );
        })}
      </div>
    </section>
  );
}
