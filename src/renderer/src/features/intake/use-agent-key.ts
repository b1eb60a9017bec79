import { isOrganisationKind } from '#shared/domain/identity-kinds.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import type { Intake } from './use-intake.ts';

/** Alt+A says that somebody else stands at the window, or that the applicant does after all. */
export function useAgentKey({ state, dispatch, person, item }: Intake): void {
  const { applicant, agent } = state.draft;
  useShortcut(
    'Alt+A',
    agent ? '改为本人办理' : '他人代办',
    () => {
      if (agent) dispatch({ type: 'agent-leaves', item });
      else dispatch({ type: 'agent-stands', known: person?.agents ?? [] });
    },
    // For an organisation somebody always acts.
    { enabled: !isOrganisationKind(applicant.identityKind) },
  );
}
