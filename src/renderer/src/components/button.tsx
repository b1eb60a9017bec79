import { type ButtonHTMLAttributes, useLayoutEffect } from 'react';
import styles from './button.module.css';
import { primaryButtons } from './primary-buttons.ts';

interface Props extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'type'> {
  /** `primary` is the one button of a screen that does its work; `standing` looks like it where no screen has its own. */
  kind?: 'plain' | 'primary' | 'standing' | 'text';
  size?: 'small' | 'normal' | 'large';
}

/**
 * A button. Not antd's: buttons, fields and lists stand on the first screen, and drawing them with antd
 * doubled its script and cost a tenth of a second at every start. antd comes with the screens that need more.
 */
export function Button({ kind = 'plain', size = 'normal', className = '', ...rest }: Props) {
  useLayoutEffect(() => {
    if (kind !== 'primary') return;
    primaryButtons.set(primaryButtons.get() + 1);
    return () => primaryButtons.set(primaryButtons.get() - 1);
  }, [kind]);
  return (
    <button
      type="button"
      {...rest}
      className={`${styles.button} ${styles[kind === 'standing' ? 'primary' : kind]} ${styles[size]} ${className}`}
    />
  );
}
