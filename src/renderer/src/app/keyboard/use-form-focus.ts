import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react';
import { isComposing } from './key-name.ts';

/** Moves the cursor through the fields of a panel by their `data-field`; it begins in the first. */
export function useFormFocus(first: string): {
  form: RefObject<HTMLDivElement | null>;
  focus: (field: string) => void;
  /** What Enter does in a line of text. */
  enterTo: (next: () => void) => (event: KeyboardEvent) => void;
} {
  const form = useRef<HTMLDivElement>(null);
  const focus = (field: string) => focusIn(form.current, field);
  useEffect(() => focusIn(form.current, first), [first]);
  return {
    form,
    focus,
    enterTo: (next) => (event) => {
      if (event.key !== 'Enter' || event.ctrlKey || isComposing(event.nativeEvent)) return;
      event.preventDefault();
      next();
    },
  };
}

function focusIn(form: HTMLElement | null, field: string): void {
  const input = form?.querySelector<HTMLInputElement>(
    `input[data-field='${field}'], select[data-field='${field}'], [data-field='${field}'] input`,
  );
  input?.focus();
  // What stands there can be typed over.
  if (input?.type === 'text') input.select();
}
