import { FIGURES, type Figures } from '#shared/domain/report-figures.ts';
import { figureWord, satisfactionWord } from '#shared/wording/report-figures.ts';
import type { ReportTable as Table } from '#shared/wording/report-tables.ts';
import styles from './report-table.module.css';

/** A breakdown as a table. A row that leads on to its own figures is a button. */
export function ReportTable({
  table,
  totals,
  onOpen,
  onReceived,
}: {
  table: Table;
  totals: Figures;
  /** Narrows the report to a row; absent where a row is the end. */
  onOpen?: ((key: string) => void) | undefined;
  /** Shows the cases behind 收件 of a row, or of all of them; absent where a list cannot be narrowed to it. */
  onReceived?: ((key: string | null) => void) | undefined;
}) {
  if (table.rows.length === 0) {
    return <p className={styles.empty}>这段时间没有办件。受理办件后，这里就有数字</p>;
  }
  return (
    <table className={styles.table}>
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
                  <button type="button" className={styles.open} onClick={() => onOpen(key)}>
                    {name}
                  </button>
                ) : (
                  name
                )}
              </td>
            ))}
            <Numbers figures={figures} onReceived={onReceived && (() => onReceived(key))} />
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td colSpan={table.headings.length}>合计</td>
          <Numbers figures={totals} onReceived={onReceived && (() => onReceived(null))} />
        </tr>
      </tfoot>
    </table>
  );
}

function Numbers({ figures, onReceived }: { figures: Figures; onReceived?: (() => void) | undefined }) {
  return (
    <>
      {FIGURES.map((figure) => (
        <td key={figure} className={`${styles.number} ${figures[figure] === 0 ? styles.nought : ''}`}>
          {figure === 'received' && figures.received > 0 && onReceived ? (
            <button type="button" className={styles.open} title="看这些办件" onClick={onReceived}>
              {figures.received.toLocaleString('zh-CN')}
            </button>
          ) : (
            figures[figure].toLocaleString('zh-CN')
          )}
        </td>
      ))}
      <td className={`${styles.number} ${figures.rated === 0 ? styles.nought : ''}`}>
        {satisfactionWord(figures)}
      </td>
    </>
  );
}
