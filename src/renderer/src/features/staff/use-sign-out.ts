import { useNavigate } from '@tanstack/react-router';
import { core, queryClient } from '../../app/core/core.ts';
import { rememberStaff } from '../../app/core/session.ts';
import { leftFormSaved } from '../intake/use-draft-saver.ts';

/** Hands the window to another clerk: back to the names. Drafts stay with the clerk who began them. */
export function useSignOut(): () => Promise<void> {
  const navigate = useNavigate();
  return async () => {
    // A form on the screen belongs to the clerk who began it: leaving it saves it under that name.
    await navigate({ to: '/cases', search: { filter: 'open' }, replace: true });
    await leftFormSaved();
    // Whoever is chosen next replaces the clerk in core in any case.
    core.staff.signOut().catch(() => undefined);
    rememberStaff(null);
    queryClient.clear();
  };
}
