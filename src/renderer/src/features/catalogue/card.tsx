import type { ReactNode } from 'react';
import { Button } from '../../components/button.tsx';
import styles from './editor.module.css';

/** One entry of a list in the editor: a line, and everything about it while it is open. */
export function Card({
  title,
  open,
  onToggle,
  onMove,
  onRemove,
  children,
}: {
  title: ReactNode;
  open: boolean;
  onToggle: () => void;
  onMove: (step: 1 | -1) => void;
  onRemove: () => void;
  children: ReactNode;
}) {
  return (
    <section className={styles.card} data-open={open || undefined}>
      <div className={styles.cardHead}>
        <button type="button" className={styles.cardTitle} aria-expanded={open} onClick={onToggle}>
          {title}
        </button>
        <Button kind="text" size="small" aria-label="上移" onClick={() => onMove(-1)}>
          ↑
        </Button>
        <Button kind="text" size="small" aria-label="下移" onClick={() => onMove(1)}>
          ↓
        </Button>
        <Button kind="text" size="small" onClick={onRemove}>
          删去
        </Button>
      </div>
      {open && (
        <div data-card className={styles.cardBody}>
          {children}
        </div>
      )}
    </section>
  );
}
