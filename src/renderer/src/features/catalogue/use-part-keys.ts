import { type KeyboardEvent, type RefObject, useRef } from 'react';
import { isComposing } from '../../app/keyboard/key-name.ts';

const FIELDS = 'input:not(:disabled), select:not(:disabled), textarea';

/** The keyboard in a part of the editor: it begins in the first field, and Enter goes on to the next one. */
export function usePartKeys(): {
  panel: RefObject<HTMLDivElement | null>;
  /** Once the part that was chosen is on the screen. */
  enterPart: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
} {
  const panel = useRef<HTMLDivElement>(null);
  return {
    panel,
    enterPart: () => panel.current?.querySelector<HTMLElement>(`${FIELDS}, button`)?.focus(),
    onKeyDown: (event) => {
      const { target } = event;
      const isLine = target instanceof HTMLInputElement || target instanceof HTMLSelectElement;
      if (event.key !== 'Enter' || !isLine || event.ctrlKey || isComposing(event.nativeEvent)) return;
      event.preventDefault();
      const fields = [...(panel.current?.querySelectorAll<HTMLElement>(FIELDS) ?? [])];
      fields[fields.indexOf(target) + 1]?.focus();
    },
  };
}
