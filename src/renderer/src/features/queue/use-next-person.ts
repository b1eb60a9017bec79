import { useNewIntake } from '../../app/shell/use-new-intake.ts';
import { useStore } from '../../app/store.ts';
import { counterNumber } from './counter.ts';
import { useQueue } from './use-queue.ts';
import { strikeCallNext } from './use-queue-keys.ts';

/** Who comes after the one served: the next who waits, at a window that calls; else whoever steps up. */
export function useNextPerson(): { word: string; go: () => void } {
  const calls = useStore(counterNumber) !== 0;
  const waits = (useQueue()?.waiting.length ?? 0) > 0;
  const newIntake = useNewIntake();
  if (!calls || !waits) return { word: '下一位　F2 或 Enter', go: () => newIntake() };
  return {
    word: '叫下一位　F4 或 Enter',
    go: strikeCallNext,
  };
}
