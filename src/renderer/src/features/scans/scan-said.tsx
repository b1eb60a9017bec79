import styles from './scan-said.module.css';
import type { ScanWork } from './use-scan-work.ts';

/** Which pages were refused and why, the others are kept; and how far they are, where nothing else says so. */
export function ScanSaid({ work, faultsOnly = false }: { work: ScanWork; faultsOnly?: boolean }) {
  const { done, of } = work.progress;
  const busy = !faultsOnly && done < of;
  if (!busy && work.faults.length === 0) return null;
  return (
    <div className={styles.said} role="status">
      {busy && (
        <p>
          <progress value={done} max={of} /> {of > 1 ? `正在保存第 ${done + 1} 个，共 ${of} 个` : '正在保存'}
        </p>
      )}
      {work.faults.map((fault, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: sentences only ever follow one another
        <p key={at} role="alert" className={styles.fault}>
          {fault}
        </p>
      ))}
    </div>
  );
}
