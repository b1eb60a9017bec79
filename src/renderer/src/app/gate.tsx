import { StaffChoice } from '../features/staff/staff-choice.tsx';
import { session } from './core/session.ts';
import { Shell } from './shell/shell.tsx';
import { useStore } from './store.ts';

/** Nobody works here without a name: the shell when there is one, the names to choose from when not. */
export function Gate() {
  const member = useStore(session);
  // The same bar index.html has painted, until core has said who works here.
  if (member === undefined) return <div className="first-paint-bar">一窗</div>;
  return member ? <Shell member={member} /> : <StaffChoice />;
}
