import { StaffChoice } from '../features/staff/staff-choice.tsx';
import { rememberedStaffId, session } from './core/session.ts';
import { Shell } from './shell/shell.tsx';
import { useStore } from './store.ts';

/**
 * Nobody works here without a name: the names to choose from, until one is chosen. Where a clerk is
 * remembered the shell is drawn while core is still opening its data; its calls wait.
 */
export function Gate() {
  const member = useStore(session);
  const comesBack = member === undefined && Boolean(rememberedStaffId());
  return member || comesBack ? <Shell member={member ?? null} /> : <StaffChoice />;
}
