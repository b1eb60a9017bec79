import { createRememberedStore, useStore } from './store.ts';

/** Large type (18/28 instead of 14/22) for tired eyes; remembered on this machine. */
export const largeType = createRememberedStore('large-type', false, (text) => text === 'true');

/** The height of a table row in pixels; the same number is `--row` in the style sheets. */
export function useRowHeight(): number {
  return useStore(largeType) ? 46 : 36;
}
