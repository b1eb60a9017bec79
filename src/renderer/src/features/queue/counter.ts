import { createRememberedStore, createStore } from '../../app/store.ts';

/** The number on the sign above this window, remembered on this machine; 0 until somebody has said it. */
export const counterNumber = createRememberedStore('counter', 0, (text) => {
  const number = Number(text);
  return Number.isInteger(number) && number >= 1 && number <= 99 ? number : 0;
});

/** Whether somebody wanted to call before the number was known; they go on with Enter once it is. */
export const calledTooEarly = createStore(false);
