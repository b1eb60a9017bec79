import { type KeyboardEvent, useState } from 'react';
import { isComposing } from '../app/keyboard/key-name.ts';

/** The row a keyboard list stands on, and the keys that move it. */
export interface ListKeys {
  active: number;
  setActive: (index: number) => void;
  /** Put on the element that has the focus. Keys it used are marked with preventDefault. */
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
}

const STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };

/**
 * Arrow keys and Enter for a list whose focus stays in its search box. A new `resetKey`, such as the text
 * searched for, puts it back on the first row.
 */
export function useListKeys(
  count: number,
  onChoose: (index: number) => void,
  { resetKey = '', first = 0 }: { resetKey?: string; first?: number } = {},
): ListKeys {
  const [place, setPlace] = useState({ resetKey, index: first });
  const index = place.resetKey === resetKey ? place.index : first;
  const active = Math.max(0, Math.min(index, count - 1));
  const setActive = (next: number) => setPlace({ resetKey, index: next });
  return {
    active,
    setActive,
    onKeyDown: (event) => {
      if (isComposing(event.nativeEvent) || event.ctrlKey || event.altKey) return;
      if (event.key === 'Enter') {
        event.preventDefault();
        onChoose(active);
      }
      const step = STEPS[event.key];
      if (step === undefined) return;
      event.preventDefault();
      setActive(Math.max(0, Math.min(active + step, count - 1)));
    },
  };
}
