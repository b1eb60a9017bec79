import { useEffect } from 'react';
import { createStore } from './store.ts';

/** The person the right column follows: who stands at the window, or whose case is being looked at. */
export const personInView = createStore<string | null>(null);

/** Lets the right column follow this person while the component is on screen. */
export function usePersonInView(residentId: string | null): void {
  useEffect(() => {
    personInView.set(residentId);
    return () => personInView.set(null);
  }, [residentId]);
}
