/** Rows that PageDown goes on: about what a list shows at 1366x768, so that the last one seen is seen again. */
const PAGE = 10;

const STEPS = new Map([
  ['ArrowDown', 1],
  ['ArrowUp', -1],
  ['PageDown', PAGE],
  ['PageUp', -PAGE],
  ['Home', Number.NEGATIVE_INFINITY],
  ['End', Number.POSITIVE_INFINITY],
]);

/** The row that a key leads to from a row of a list; null for a key that walks no list. */
export function rowAfter(key: string, from: number, count: number): number | null {
  const step = STEPS.get(key);
  return step === undefined ? null : Math.max(0, Math.min(from + step, count - 1));
}
