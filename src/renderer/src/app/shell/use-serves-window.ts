import { TRANSITIONS } from '#shared/domain/case-transitions.ts';
import { session } from '../core/session.ts';
import { useStore } from '../store.ts';

/** Whether who works here calls people and takes cases in; core refuses the others anyway. */
export function useServesWindow(): boolean {
  const role = useStore(session)?.role;
  return TRANSITIONS.accept.by.some((one) => one === role);
}
