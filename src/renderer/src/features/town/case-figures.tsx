import type { CaseFigure } from '#shared/domain/town-figures.ts';
import { countWord } from '../cases/count-word.ts';
import styles from './case-figures.module.css';

const LABELS: Readonly<Record<CaseFigure, string>> = {
  open: '在办',
  dueToday: '今天到期',
  overdue: '超期',
  received: '已收件',
  correction: '补正中',
  gaps: '容缺未补',
  toDeliver: '待领取',
  receivedInMonth: '本月收件',
  completedInMonth: '本月办结',
};

/** What a row of counts shows, in this order. */
export type ShownFigures<Figure extends CaseFigure> = readonly Figure[];
type Counts<Figure extends CaseFigure> = Readonly<Record<Figure, number>>;

/** The words over the counts. */
export function FigureHeads({ figures }: { figures: ShownFigures<CaseFigure> }) {
  return figures.map((figure) => (
    <span key={figure} className={styles.count}>
      {LABELS[figure]}
    </span>
  ));
}

/** The counts of one centre or town; what is overdue is red. Nothing where nothing was told. */
export function FigureCells<Figure extends CaseFigure>({
  figures,
  counts,
}: {
  figures: ShownFigures<Figure>;
  counts: Counts<Figure> | null;
}) {
  return figures.map((figure) => (
    <span
      key={figure}
      className={`${styles.count} ${counts && figure === 'overdue' && counts[figure] > 0 ? styles.late : ''}`}
    >
      {counts ? countWord(counts[figure]) : '—'}
    </span>
  ));
}

/** The last line: all of them together. */
export function FigureTotal<Figure extends CaseFigure>({
  figures,
  rows,
  columns,
}: {
  figures: ShownFigures<Figure>;
  rows: readonly (Counts<Figure> | null)[];
  columns: string | undefined;
}) {
  const sum = (figure: Figure) => rows.reduce((all, row) => all + (row?.[figure] ?? 0), 0);
  return (
    <div className={`${styles.total} ${columns}`}>
      <span>合计</span>
      {figures.map((figure) => (
        <span key={figure} className={styles.count}>
          {sum(figure)}
        </span>
      ))}
      <span />
    </div>
  );
}
