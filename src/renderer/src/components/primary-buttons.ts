import { createStore } from '../app/store.ts';

/** How many primary buttons the page and what is open over it have. */
export const primaryButtons = createStore(0);
