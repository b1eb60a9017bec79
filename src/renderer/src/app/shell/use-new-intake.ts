import { useNavigate, useRouter } from '@tanstack/react-router';
import { uuidv7 } from 'uuidv7';

/** What an intake begins with, when it does not begin empty. */
export interface IntakeStart {
  item?: string;
  resident?: string;
  /** The queue ticket of the person who comes. */
  ticket?: string;
}

/** Opens an intake of its own for the next person. */
export function useNewIntake(): (start?: IntakeStart) => void {
  const navigate = useNavigate();
  const router = useRouter();
  return (start = {}) => {
    // One intake takes the place of the other, so that going back never lands in a form of before.
    const replace = /^\/(intake|accepted)\//.test(router.state.location.pathname);
    void navigate({ to: '/intake/$draftId', params: { draftId: uuidv7() }, search: start, replace });
  };
}
