import { createRememberedStore } from '../../app/store.ts';

/** The groups this window calls, as letters, remembered on this machine; empty for all: one window takes everything. */
export const counterLetters = createRememberedStore('counter-letters', '', (text) =>
  /^[A-Z]*$/.test(text) ? text : '',
);

/** What is sent to core: nothing for all groups. */
export function lettersOf(text: string): { letters?: string[] } {
  return text === '' ? {} : { letters: Array.from(text) };
}
