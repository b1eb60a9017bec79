import { flushSync } from 'react-dom';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { Button } from '../../components/button.tsx';

/** Adds an entry to the list of a part, by Alt+A too, and puts the cursor into it. */
export function AddButton({ label, onAdd }: { label: string; onAdd: () => void }) {
  const add = () => {
    // At once: what is typed before the next frame belongs into the new entry.
    flushSync(onAdd);
    const cards = document.querySelectorAll('[data-card]');
    const field = cards[cards.length - 1]?.querySelector<HTMLElement>('input, textarea');
    field?.focus();
    field?.scrollIntoView({ block: 'nearest' });
  };
  useShortcut('Alt+A', label, add);
  return <Button onClick={add}>{label}　Alt+A</Button>;
}
