import type { ButtonHTMLAttributes } from 'react';
import styles from './button.module.css';

interface Props extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'type'> {
  /** `primary` is the one button of a screen that does its work. */
  kind?: 'plain' | 'primary' | 'text';
  size?: 'small' | 'normal' | 'large';
}

/**
 * A button. Not antd's: buttons, fields and lists stand on the first screen, and drawing them with antd
 * doubled its script and cost a tenth of a second at every start. antd comes with the screens that need more.
 */
export function Button({ kind = 'plain', size = 'normal', className = '', ...rest }: Props) {
  return (
    <button
      type="button"
      {...rest}
      className={`${styles.button} ${styles[kind]} ${styles[size]} ${className}`}
    />
  );
}
