import type { ReactNode } from 'react';
import styles from './part.module.css';

/** One numbered part of the form: a single line while it is not the current one, open while it is. */
export function Part({
  number,
  title,
  open,
  done,
  summary,
  onOpen,
  children,
}: {
  number: number;
  title: string;
  open: boolean;
  done: boolean;
  summary: ReactNode;
  onOpen: () => void;
  children: ReactNode;
}) {
  return (
    <section className={styles.part} data-open={open || undefined}>
      <button
        type="button"
        className={styles.head}
        tabIndex={-1}
        aria-expanded={open}
        title={`Alt+${number}`}
        onClick={onOpen}
      >
        <span className={styles.number} data-done={done || undefined}>
          {done && !open ? '✓' : number}
        </span>
        <span className={styles.title}>{title}</span>
      </button>
      <div className={styles.body}>{open ? children : summary}</div>
    </section>
  );
}
