import type { SelectHTMLAttributes } from 'react';
import styles from './select.module.css';

interface Props extends Omit<SelectHTMLAttributes<HTMLSelectElement>, 'onChange'> {
  options: readonly { value: string; label: string }[];
  onChange: (value: string) => void;
}

/** One out of a short list, as the system draws it: works by keyboard everywhere. */
export function Select({ options, onChange, className = '', ...rest }: Props) {
  return (
    <select
      {...rest}
      className={`${styles.select} ${className}`}
      onChange={(event) => onChange(event.target.value)}
    >
      {options.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  );
}
