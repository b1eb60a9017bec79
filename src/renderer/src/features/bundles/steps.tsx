import type { ReactNode } from 'react';
import styles from './bundles-page.module.css';

/** The steps of a wizard by their names, and what the present one asks for. */
export function Steps({
  names,
  at,
  children,
}: {
  names: readonly string[];
  /** From 0. */
  at: number;
  children: ReactNode;
}) {
  return (
    <>
      <ol className={styles.steps} aria-label="步骤">
        {names.map((name, place) => (
          <li key={name} aria-current={place === at ? 'step' : undefined} data-done={place < at || undefined}>
            <span className={styles.number}>{place < at ? '✓' : place + 1}</span>
            {name}
          </li>
        ))}
      </ol>
      <div className={styles.body}>{children}</div>
    </>
  );
}
