import { useEffect, useState } from 'react';
import { useStore } from '../store.ts';
import styles from './key-card.module.css';
import { type Shortcut, shortcuts, useShortcut } from './shortcuts.ts';

/** Holding Ctrl this long asks for the card; a key pressed with it does not. */
const HOLD_MS = 600;

function useHeldCtrl(): boolean {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = () => {
      clearTimeout(timer);
      setHeld(false);
    };
    const down = (event: KeyboardEvent) => {
      if (event.key !== 'Control') stop();
      else if (!event.repeat) timer = setTimeout(() => setHeld(true), HOLD_MS);
    };
    window.addEventListener('keydown', down, true);
    window.addEventListener('keyup', stop, true);
    window.addEventListener('blur', stop);
    return () => {
      stop();
      window.removeEventListener('keydown', down, true);
      window.removeEventListener('keyup', stop, true);
      window.removeEventListener('blur', stop);
    };
  }, []);
  return held;
}

const SIGNS: Record<string, string> = {
  Escape: 'Esc',
  Delete: 'Del',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
};

/** So many lines have room below each other, also in large type on a screen of 768 pixels. */
const LINES_OF_COLUMN = 21;

/** A key as the buttons write it. */
function shownKeys(keys: string): string {
  return keys.replace(/[A-Za-z]+$/, (key) => SIGNS[key] ?? key);
}

function KeyList({ title, entries }: { title: string; entries: readonly Shortcut[] }) {
  if (entries.length === 0) return null;
  return (
    <section>
      <h3 className={styles.title}>{title}</h3>
      <dl className={styles.list}>
        {entries.map(({ keys, label }) => (
          <div key={keys}>
            <dt>
              <kbd>{shownKeys(keys)}</kbd>
            </dt>
            <dd>{label}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** The keys that work right now, shown by F1 or by holding Ctrl. It takes no focus and covers no field. */
export function KeyCard() {
  const [open, setOpen] = useState(false);
  const held = useHeldCtrl();
  const all = useStore(shortcuts);
  useShortcut('F1', '按键一览', () => setOpen(!open), { group: '随处可用' });
  useShortcut('Escape', '关上', () => setOpen(false), { enabled: open });
  if (!open && !held) return null;
  // Of two for one key only the later works.
  const working = [...new Map(all.map((shortcut) => [shortcut.keys, shortcut])).values()];
  const columnCount = Math.ceil((working.length + 2) / LINES_OF_COLUMN);
  return (
    <aside className={styles.card} style={{ columnCount }} aria-label="按键一览">
      <KeyList title="本页" entries={working.filter(({ group }) => group === '本页')} />
      <KeyList title="随处可用" entries={working.filter(({ group }) => group === '随处可用')} />
    </aside>
  );
}
