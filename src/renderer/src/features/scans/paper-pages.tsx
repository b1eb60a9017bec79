import type { EarlierScans, Scan } from '#shared/contract/scans.ts';
import { PageThumb } from './page-thumb.tsx';
import styles from './paper-pages.module.css';

const MOST_SHOWN = 4;

/** The pages of one paper in its row, and the way to the panel that scans it. */
export function PaperPages({
  pages,
  active,
  offer,
  onScan,
}: {
  pages: readonly Scan[];
  /** The row the keyboard stands on names its key. */
  active: boolean;
  /** Pages of the same paper from an earlier case; one key takes them over. */
  offer: EarlierScans | undefined;
  onScan: () => void;
}) {
  const count = pages.reduce((sum, scan) => sum + scan.pages, 0);
  return (
    <button type="button" tabIndex={-1} className={styles.pages} onClick={onScan} title="扫描（C 或 F9）">
      {pages.slice(0, MOST_SHOWN).map((scan) => (
        <PageThumb key={scan.id} scan={scan} />
      ))}
      {count > 0 && `${count} 页`}
      {count === 0 && offer && `可沿用 ${offer.capturedOn.slice(5)} 的 ${offer.pages} 页`}
      {active && offer && <kbd>Y</kbd>}
      {count === 0 && (active || !offer) && '扫描'}
      {active && <kbd>C</kbd>}
    </button>
  );
}
