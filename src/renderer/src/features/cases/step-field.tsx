import type { ReactNode } from 'react';
import styles from './step-panel.module.css';

/** A question of a step: its name, the field with this id, and below it what is wrong with the answer. */
export function StepField({
  id,
  label,
  hint,
  problem,
  children,
}: {
  id: string;
  label: string;
  hint?: string | undefined;
  problem: string | null;
  children: ReactNode;
}) {
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {children}
      {problem !== null && (
        <span className={styles.problem} role="alert">
          {problem}
        </span>
      )}
      {problem === null && hint && <span className={styles.hint}>{hint}</span>}
    </div>
  );
}
