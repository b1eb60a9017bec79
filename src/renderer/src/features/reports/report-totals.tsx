import { FIGURES, type Figures } from '#shared/domain/report-figures.ts';
import { figureExplanation, figureWord } from '#shared/wording/report-figures.ts';
import styles from './report-page.module.css';

/** The totals as cards; what each counts is told to the mouse and to screen readers. */
export function ReportTotals({ totals }: { totals: Figures }) {
  return (
    <dl className={styles.totals}>
      {FIGURES.map((figure) => (
        <div key={figure} className={styles.total} title={figureExplanation(figure)}>
          <dt>{figureWord(figure)}</dt>
          <dd data-figure={figure} className={figure === 'overdue' && totals.overdue > 0 ? styles.late : ''}>
            {totals[figure].toLocaleString('zh-CN')}
          </dd>
        </div>
      ))}
    </dl>
  );
}
