import type { TextareaHTMLAttributes } from 'react';
import styles from './text-area.module.css';

interface Props extends TextareaHTMLAttributes<HTMLTextAreaElement> {
  invalid?: boolean;
  [data: `data-${string}`]: string;
}

/** Several lines to type in. As in a line, nothing is corrected or completed. */
export function TextArea({ invalid, className = '', ...rest }: Props) {
  return (
    <textarea
      {...rest}
      aria-invalid={invalid || undefined}
      className={`${styles.area} ${className}`}
      spellCheck={false}
      autoComplete="off"
    />
  );
}
