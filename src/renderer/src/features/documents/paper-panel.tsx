import { type ReactNode, useState } from 'react';
import { explainError } from '#shared/wording/errors.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { Button } from '../../components/button.tsx';
import { SidePanel } from '../../components/side-panel.tsx';
import styles from './document-panel.module.css';

/** A page as it is or would be printed. */
export interface PaperPage {
  name: string;
  html: string;
}

/** Pages beside the page they belong to; with several, the arrow keys go from one to the next. */
export function PaperPanel({
  title,
  pages,
  error,
  said = '',
  actions,
  onClose,
}: {
  title: string;
  pages: readonly PaperPage[] | undefined;
  error: unknown;
  said?: string;
  actions?: ReactNode;
  onClose: () => void;
}) {
  const [at, setAt] = useState(0);
  const page = pages?.[at];
  const several = pages !== undefined && pages.length > 1;
  const go = (step: number) => pages && setAt((at + step + pages.length) % pages.length);
  useShortcut('ArrowRight', '下一份', () => go(1), { enabled: several });
  useShortcut('ArrowLeft', '上一份', () => go(-1), { enabled: several });
  return (
    <SidePanel title={title} onClose={onClose} actions={actions}>
      {error !== null && error !== undefined && (
        <p className={styles.said} role="alert">
          {explainError(error)}
        </p>
      )}
      {said && (
        <p className={styles.said} role="status">
          {said}
        </p>
      )}
      {several && (
        <p className={styles.pages}>
          {pages.map(({ name }, index) => (
            <Button
              key={name}
              size="small"
              aria-current={index === at || undefined}
              className={index === at ? styles.shown : ''}
              onClick={() => setAt(index)}
            >
              {name}
            </Button>
          ))}
          <span className={styles.hint}>
            <kbd>←</kbd> <kbd>→</kbd> 换一份
          </span>
        </p>
      )}
      {pages?.length === 0 && <p className={styles.said}>这一步不出文书</p>}
      {/* A frame of its own for each: one that changes its page would take a step of the window's history. */}
      {page && (
        <iframe key={page.name} className={styles.page} title={page.name} sandbox="" srcDoc={page.html} />
      )}
    </SidePanel>
  );
}
