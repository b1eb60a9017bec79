import { createRememberedStore } from './store.ts';

/** Large type (18/28 instead of 14/22) for tired eyes; remembered on this machine. */
export const largeType = createRememberedStore('large-type', false, (text) => text === 'true');
