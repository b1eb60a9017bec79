import { createRememberedStore } from '../../app/store.ts';

/** The document camera used last on this machine. */
export const chosenCamera = createRememberedStore('scan-camera', '', (text) => text);
/** Pages in grey: smaller, and what a stamp's red does not need. */
export const greyScans = createRememberedStore('scan-grey', false, (text) => text === 'true');
