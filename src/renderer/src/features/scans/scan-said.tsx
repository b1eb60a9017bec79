import styles from './scan-said.module.css';
import type { ScanWork } from './use-scan-work.ts';

/** How far the pages are, and which were refused and why. The others are kept whatever stands here. */
export function ScanSaid({ work }: { work: ScanWork }) {
  const { done, of } = work.progress;
  if (done === of && work.faults.length === 0) return null;
  return (
    <div className={styles.said} role="status">
      {done < of && (
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
