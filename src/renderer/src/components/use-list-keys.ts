import { type KeyboardEvent, useState } from 'react';
import { isComposing } from '../app/keyboard/key-name.ts';
import { rowAfter } from './row-after.ts';

/** The row a keyboard list stands on, and the keys that move it. */
export interface ListKeys {
  active: number;
  setActive: (index: number) => void;
  /** Put on the element that has the focus. Keys it used are marked with preventDefault. */
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
}

/** Whether a key belongs to the text it was struck in: Home and End are where a line of text begins and ends. */
export function isOfText({ key, target }: KeyboardEvent<HTMLElement>): boolean {
  return (key === 'Home' || key === 'End') && target instanceof HTMLInputElement;
}

/**
 * The keys of a list, whether it has the focus itself or its search box keeps it: arrows, a page, the ends, and Enter. A new `resetKey`, such as the text
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
      const next = isOfText(event) ? null : rowAfter(event.key, active, count);
      if (next === null) return;
      event.preventDefault();
      setActive(next);
    },
  };
}
