import type { ErrorComponentProps } from '@tanstack/react-router';
import { explainError } from '#shared/wording/errors.ts';
import { Button } from '../components/button.tsx';
import styles from './screen-fault.module.css';

/** Stands in for a screen that could not be drawn. The rest of the window goes on working. */
export function ScreenFault({ error, reset }: ErrorComponentProps) {
  return (
    <section className={styles.fault} role="alert">
      <h1>这一页没能显示出来</h1>
      <p>{explainError(error)}</p>
      <Button autoFocus onClick={reset}>
        再试一次
      </Button>
    </section>
  );
}
