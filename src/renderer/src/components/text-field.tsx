import type { InputHTMLAttributes, ReactNode, Ref } from 'react';
import styles from './text-field.module.css';

interface Props extends InputHTMLAttributes<HTMLInputElement> {
  invalid?: boolean | undefined;
  /** Stands inside the field at its end, such as the key that leads to it. */
  suffix?: ReactNode;
  ref?: Ref<HTMLInputElement>;
  [data: `data-${string}`]: string;
}

/** A line to type in. What is typed is the clerk's alone: nothing is corrected, completed or remembered. */
export function TextField({ invalid, suffix, className = '', ...rest }: Props) {
  return (
    <span className={`${styles.field} ${className}`}>
      <input
        {...rest}
        aria-invalid={invalid || undefined}
        className={styles.input}
        spellCheck={false}
        autoComplete="off"
      />
      {suffix && <span className={styles.suffix}>{suffix}</span>}
    </span>
  );
}
