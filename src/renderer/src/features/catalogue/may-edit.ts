import { session } from '../../app/core/session.ts';
import { useStore } from '../../app/store.ts';

/** Whether this clerk keeps the catalogue; core refuses the others anyway. */
export function useMayEdit(): boolean {
  const role = useStore(session)?.role;
  return role === 'manager' || role === 'administrator';
}
