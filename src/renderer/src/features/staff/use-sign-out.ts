import { core, queryClient } from '../../app/core/core.ts';
import { rememberStaff } from '../../app/core/session.ts';

/** Hands the window to another clerk: back to the names. Drafts stay with the clerk who began them. */
export function useSignOut(): () => void {
  return () => {
    // The names are offered at once; whoever is chosen replaces the clerk in core anyway.
    core.staff.signOut().catch(() => undefined);
    rememberStaff(null);
    queryClient.clear();
  };
}
