import type { ActivityReport } from '#shared/contract/activity-reports.ts';
import { ACTIVITY_COLUMNS, type ActivityTable } from '#shared/wording/activity-figures.ts';
import styles from './activity-report-page.module.css';

/** One breakdown of the year with its sum below. */
export function ActivityTableView({ table, report }: { table: ActivityTable; report: ActivityReport }) {
  const withVolunteers = table.rows.some(({ volunteers }) => volunteers !== null);
  const number = (value: number) => (value === 0 ? '' : value.toLocaleString('zh-CN'));
  return (
    <section className={styles.side}>
      <h2>{table.title}</h2>
      <table className={styles.table}>
        <thead>
          <tr>
            <th>{table.heading}</th>
            {withVolunteers && <th>登记志愿者</th>}
            {ACTIVITY_COLUMNS.map(({ figure, word }) => (
              <th key={figure}>{word}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map(({ name, volunteers, figures }) => (
            <tr key={name}>
              <td>{name}</td>
              {withVolunteers && <td>{number(volunteers ?? 0)}</td>}
              {ACTIVITY_COLUMNS.map(({ figure }) => (
                <td key={figure}>{number(figures[figure])}</td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td>合计</td>
            {withVolunteers && <td>{number(report.volunteers)}</td>}
            {ACTIVITY_COLUMNS.map(({ figure }) => (
              <td key={figure}>{number(report[figure])}</td>
            ))}
          </tr>
        </tfoot>
      </table>
    </section>
  );
}
