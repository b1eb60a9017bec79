import { explainError } from '#shared/wording/errors.ts';
import { Button } from './button.tsx';
import styles from './page.module.css';

/** What stands in place of a page or a list that could not be read: what happened, and Enter reads it again. */
export function PageFault({ error, onRetry }: { error: unknown; onRetry: () => unknown }) {
  return (
    <div className={styles.fault} role="alert">
      <p>{explainError(error)}</p>
      <Button autoFocus onClick={() => void onRetry()}>
        再试一次
      </Button>
    </div>
  );
}
