import { type ReactNode, useId } from 'react';
import styles from './labelled.module.css';

/** A field of a form below its label; the field takes the id that ties both together. */
export function Labelled({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div className={styles.labelled}>
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  );
}
