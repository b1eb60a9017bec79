import { FIGURES, type Figure, type Figures } from '#shared/domain/report-figures.ts';
import { figureWord, satisfactionWord } from '#shared/wording/report-figures.ts';
import type { ReportTable as Table } from '#shared/wording/report-tables.ts';
import styles from './report-table.module.css';
import { useCellKeys } from './use-cell-keys.ts';

/** A breakdown as a table. What leads on is a button; the arrow keys move between them, Enter opens. */
export function ReportTable({
  table,
  totals,
  onOpen,
  onFigure,
}: {
  table: Table;
  totals: Figures;
  /** Narrows the report to a row; absent where a row is the end. */
  onOpen?: ((key: string) => void) | undefined;
  /** Shows the cases behind a figure of a row, or of all of them. */
  onFigure: (figure: Figure, key: string | null) => void;
}) {
  const { frame, onKeyDown, onFocus } = useCellKeys(table);
  if (table.rows.length === 0) {
    return <p className={styles.empty}>这段时间没有办件。受理办件后，这里就有数字</p>;
  }
  return (
    <table ref={frame} className={styles.table} onKeyDown={onKeyDown} onFocus={onFocus}>
      <thead>
        <tr>
          {table.headings.map((heading) => (
            <th key={heading}>{heading}</th>
          ))}
          {FIGURES.map((figure) => (
            <th key={figure} className={styles.number}>
              {figureWord(figure)}
            </th>
          ))}
          <th className={styles.number}>满意率</th>
        </tr>
      </thead>
      <tbody>
        {table.rows.map(({ key, names, figures }) => (
          <tr key={key}>
            {names.map((name, at) => (
              // A row has its names in the order of the headings.
              <td key={table.headings[at]}>
                {at === 0 && onOpen ? (
                  <button type="button" tabIndex={-1} className={styles.open} onClick={() => onOpen(key)}>
                    {name}
                  </button>
                ) : (
                  name
                )}
              </td>
            ))}
            <Numbers figures={figures} onFigure={(figure) => onFigure(figure, key)} />
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td colSpan={table.headings.length}>合计</td>
          <Numbers figures={totals} onFigure={(figure) => onFigure(figure, null)} />
        </tr>
      </tfoot>
    </table>
  );
}

function Numbers({ figures, onFigure }: { figures: Figures; onFigure: (figure: Figure) => void }) {
  return (
    <>
      {FIGURES.map((figure) => (
        <td key={figure} className={`${styles.number} ${figures[figure] === 0 ? styles.nought : ''}`}>
          {figures[figure] > 0 ? (
            <button
              type="button"
              tabIndex={-1}
              className={styles.open}
              title="看这些办件"
              onClick={() => onFigure(figure)}
            >
              {figures[figure].toLocaleString('zh-CN')}
            </button>
          ) : (
            '0'
          )}
        </td>
      ))}
      <td className={`${styles.number} ${figures.rated === 0 ? styles.nought : ''}`}>
        {satisfactionWord(figures)}
      </td>
    </>
  );
}
