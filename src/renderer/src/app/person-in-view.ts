import { useEffect } from 'react';
import type { Applicant } from '#shared/contract/intake.ts';
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

/** Who stands at the window and was never registered: what was typed of them. */
export const newcomerInView = createStore<Applicant | null>(null);

/** Lets the right column show somebody while nobody here knows them. */
export function useNewcomerInView(newcomer: Applicant | null): void {
  useEffect(() => newcomerInView.set(newcomer), [newcomer]);
  useEffect(() => () => newcomerInView.set(null), []);
}
