import { useMemo } from 'react';
import type { CalendarYear } from '#shared/contract/calendar.ts';
import type { WorkCalendar } from '#shared/domain/workdays.ts';
import styles from './calendar-page.module.css';
import { holidayWords } from './holiday-words.ts';
import { MonthGrid } from './month-grid.tsx';

const MONTHS = Array.from({ length: 12 }, (_, at) => String(at + 1).padStart(2, '0'));

/** A year as twelve sheets, and the same in words. */
export function YearView({ calendar }: { calendar: CalendarYear }) {
  const { year, source, days } = calendar;
  const asRule = useMemo<WorkCalendar>(
    () => ({
      years: new Set([year]),
      days: new Map(days.map(({ date, name, isOffDay }) => [date, { name, isOffDay }])),
    }),
    [year, days],
  );
  return (
    <>
      <p className={styles.source}>
        <span>依据：{source}</span>
        <span className={styles.legend}>
          <i data-reason="holiday">休</i> 放假　<i data-reason="make-up-workday">班</i> 调休上班
        </span>
      </p>
      <div className={styles.months}>
        {MONTHS.map((month) => (
          <MonthGrid key={month} month={`${year}-${month}`} calendar={asRule} />
        ))}
      </div>
      <table className={styles.words}>
        <thead>
          <tr>
            <th>节日</th>
            <th>放假</th>
            <th>调休上班</th>
          </tr>
        </thead>
        <tbody>
          {holidayWords(calendar).map(({ name, off, worked }) => (
            <tr key={name}>
              <td>{name}</td>
              <td>{off || '—'}</td>
              <td>{worked || '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
