import { type ReactNode, useInsertionEffect, useLayoutEffect, useRef } from 'react';
import { useShortcut } from '../app/keyboard/shortcuts.ts';
import { Button } from './button.tsx';
import styles from './side-panel.module.css';

/** A panel that slides in over the right edge and leaves the page in sight. Esc closes it. */
export function SidePanel({
  title,
  actions,
  narrow = false,
  onClose,
  children,
}: {
  title: string;
  actions?: ReactNode;
  /** For a few questions: more of the page stays in sight. */
  narrow?: boolean;
  onClose: () => void;
  children: ReactNode;
}) {
  const panel = useRef<HTMLElement>(null);
  useShortcut('Escape', '关上', onClose);
  const before = useRef<Element | null>(null);
  // After a panel that this one takes the place of has given the focus back, and before a question takes it.
  useInsertionEffect(() => {
    before.current = document.activeElement;
  }, []);
  // Before the paint, and after what stands in it: a question that took the focus keeps it, and a letter
  // struck as soon as the panel shows goes there.
  useLayoutEffect(() => {
    if (!panel.current?.contains(document.activeElement)) panel.current?.focus();
    return () => {
      const to = before.current;
      if (to instanceof HTMLElement && to.isConnected) to.focus();
    };
  }, []);
  return (
    <aside
      ref={panel}
      className={styles.panel}
      data-narrow={narrow || undefined}
      aria-label={title}
      tabIndex={-1}
    >
      <header className={styles.head}>
        <h2>{title}</h2>
        <span className={styles.actions}>{actions}</span>
        <Button kind="text" onClick={onClose}>
          关上 <kbd>Esc</kbd>
        </Button>
      </header>
      {children}
    </aside>
  );
}
