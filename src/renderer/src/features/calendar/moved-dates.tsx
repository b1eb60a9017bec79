import type { CalendarImport } from '#shared/contract/calendar.ts';
import { Code } from '../../components/code.tsx';
import styles from './calendar-page.module.css';

/** More lines than this nobody reads; the command line prints them all. */
const MOST_LINES = 200;

/** One of the two dates of a case may stay while the other moves. */
const words = ({ from, to }: { from: string; to: string }) =>
  from === to ? `${to} 不变` : `${from} → ${to}`;

/** What a calendar does to open cases, or did. */
export function MovedDates({ moved, done }: { moved: CalendarImport; done: boolean }) {
  const { movedDueDates, provisionalCleared } = moved;
  const will = done ? '已' : '将';
  return (
    <section className={styles.moved} aria-label="到期日变动">
      <h2>
        {movedDueDates.length === 0
          ? `在办件的到期日${done ? '没有变动' : '不会变动'}`
          : `${movedDueDates.length} 件在办件的到期日${will}变动`}
        {provisionalCleared > 0 && `，${provisionalCleared} 件${will}由暂定转为确定`}
      </h2>
      {movedDueDates.length > 0 && (
        <table className={styles.words}>
          <thead>
            <tr>
              <th>办件编号</th>
              <th>承诺到期</th>
              <th>法定到期</th>
            </tr>
          </thead>
          <tbody>
            {movedDueDates
              .slice(0, MOST_LINES)
              .map(({ caseNumber, promisedDue, statutoryDue, provisional }) => (
                <tr key={caseNumber}>
                  <td>
                    <Code>{caseNumber}</Code>
                  </td>
                  <td>
                    {words(promisedDue)}
                    {provisional && '（暂定）'}
                  </td>
                  <td>{statutoryDue ? words(statutoryDue) : '无'}</td>
                </tr>
              ))}
          </tbody>
        </table>
      )}
      {movedDueDates.length > MOST_LINES && <p>还有 {movedDueDates.length - MOST_LINES} 件没有列出</p>}
    </section>
  );
}
