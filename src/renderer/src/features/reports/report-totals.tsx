import type { Report } from '#shared/contract/reports.ts';
import { averageWait, FIGURES, type Figure } from '#shared/domain/report-figures.ts';
import {
  figureExplanation,
  figureWord,
  SATISFACTION_EXPLANATION,
  satisfactionWord,
  WAITING_EXPLANATION,
  waitingWord,
} from '#shared/wording/report-figures.ts';
import styles from './report-page.module.css';

/** The totals as cards, each leading to the cases it counts; what each counts is told to the mouse and to screen readers. */
export function ReportTotals({ totals, onFigure }: { totals: Report; onFigure: (figure: Figure) => void }) {
  const { waiting } = totals;
  const average = waiting && averageWait(waiting);
  return (
    <dl className={styles.totals}>
      {FIGURES.map((figure) => (
        <div key={figure} className={styles.total} title={figureExplanation(figure)}>
          <dt>{figureWord(figure)}</dt>
          <dd data-figure={figure} className={figure === 'overdue' && totals.overdue > 0 ? styles.late : ''}>
            {totals[figure] === 0 ? (
              '0'
            ) : (
              <button type="button" className={styles.lead} onClick={() => onFigure(figure)}>
                {totals[figure].toLocaleString('zh-CN')}
              </button>
            )}
          </dd>
        </div>
      ))}
      <div className={styles.total} title={SATISFACTION_EXPLANATION}>
        <dt>满意率</dt>
        <dd data-figure="satisfaction">{satisfactionWord(totals)}</dd>
      </div>
      {waiting && (
        <div className={styles.total} title={`${waitingWord(waiting)}。${WAITING_EXPLANATION}`}>
          <dt>平均等候</dt>
          <dd data-figure="waiting">{average === null ? '—' : `${average} 分`}</dd>
        </div>
      )}
    </dl>
  );
}
