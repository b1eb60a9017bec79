import { useQueue } from './use-queue.ts';

/** How many wait in the hall, in the top bar: also seen while the left column is folded away. */
export function WaitingCount() {
  const waiting = useQueue()?.waitingCount ?? 0;
  return waiting > 0 ? <span title="叫号台 Ctrl+Q">等候 {waiting}</span> : null;
}
