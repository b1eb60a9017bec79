import type { EarlierScans } from '#shared/contract/scans.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { Button } from '../../components/button.tsx';
import styles from './earlier-offer.module.css';

/** 沿用: the same paper was brought to an earlier case not long ago. */
export function EarlierOffer({ offer, onTake }: { offer: EarlierScans; onTake: () => void }) {
  useShortcut('Y', '沿用以前的扫描件', onTake);
  return (
    <p className={styles.offer}>
      <span>
        {offer.capturedOn} 办 {offer.caseNumber} 时交过同一材料，{offer.pages} 页
      </span>
      <Button size="small" onClick={onTake}>
        沿用　Y
      </Button>
    </p>
  );
}
