import { useSyncExternalStore } from 'react';
import { createRememberedStore, type Store, useStore } from '../store.ts';

type Fold = 'auto' | 'open' | 'folded';

const readFold = (text: string): Fold => (text === 'open' || text === 'folded' ? text : 'auto');
const left = createRememberedStore<Fold>('left-column', 'auto', readFold);
const right = createRememberedStore<Fold>('right-column', 'auto', readFold);

// Below this width the middle would be too narrow for a form beside both columns.
const narrow = window.matchMedia('(max-width: 1240px)');

function useNarrow(): boolean {
  return useSyncExternalStore(
    (listener) => {
      narrow.addEventListener('change', listener);
      return () => narrow.removeEventListener('change', listener);
    },
    () => narrow.matches,
  );
}

function useColumn(store: Store<Fold>, foldsWhenNarrow: boolean) {
  const fold = useStore(store);
  const isNarrow = useNarrow();
  const open = fold === 'auto' ? !(isNarrow && foldsWhenNarrow) : fold === 'open';
  return { open, toggle: () => store.set(open ? 'folded' : 'open') };
}

/** Which side columns are open. Until the clerk decides, the left one folds away on a small screen. */
export function useFolds() {
  return { left: useColumn(left, true), right: useColumn(right, false) };
}
