import { createStore } from '../app/store.ts';

/** How many side panels are open: what stands beside one steps back. */
export const openPanels = createStore(0);
