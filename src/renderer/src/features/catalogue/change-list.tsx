import type { ItemChange } from '#shared/wording/item-changes.ts';
import styles from './item-history.module.css';

const SHOWN = 40;

/** What differs, line by line: what stood there, and what stands there now. */
export function ChangeList({ changes }: { changes: readonly ItemChange[] }) {
  return (
    <ul className={styles.changes}>
      {changes.slice(0, SHOWN).map(({ label, before, after }) => (
        <li key={`${label} ${before}`}>
          <span className={styles.label}>{label}：</span>
          {before ? (
            <span className={styles.before}>{before}</span>
          ) : (
            <span className={styles.quiet}>（无）</span>
          )}{' '}
          →{' '}
          {after ? (
            <span className={styles.after}>{after}</span>
          ) : (
            <span className={styles.quiet}>（删去）</span>
          )}
        </li>
      ))}
      {changes.length > SHOWN && <li className={styles.quiet}>另有 {changes.length - SHOWN} 处</li>}
    </ul>
  );
}
