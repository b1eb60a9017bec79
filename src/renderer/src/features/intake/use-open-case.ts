import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { CaseDetail } from '#shared/contract/cases.ts';
import type { IntakeDraft } from '#shared/contract/intake.ts';
import type { StepAnswers } from '#shared/domain/case-lifecycle.ts';
import { CoreWentAway } from '../../app/core/connection.ts';
import { core, query, queryClient } from '../../app/core/core.ts';
import { refreshCases } from '../cases/use-case-rows.ts';
import { markJustAccepted } from './just-accepted.ts';
import { refreshUnfinished } from './refresh-unfinished.ts';
import type { Way } from './ways.ts';

/** A draft and what is to become of it. */
export interface Opening {
  way: Way | 'accept';
  draft: IntakeDraft;
  answers: StepAnswers;
}

function openCase({ way, draft, answers }: Opening): Promise<CaseDetail> {
  switch (way) {
    case 'accept':
      return core.intake.accept(draft);
    case 'receive':
      return core.intake.receive(draft);
    case 'accept-with-gaps':
      return core.intake.acceptWithGaps({ draft, answers });
    case 'tell-correction':
      return core.intake.tellCorrection({ draft, answers });
    case 'decline':
      return core.intake.decline({ draft, answers });
  }
}

/**
 * Makes a case of the draft. Core answers the same draft with the same case however often it is asked, so an
 * answer lost on the way is mended by asking again.
 */
export function useOpenCase() {
  const navigate = useNavigate();
  return useMutation({
    mutationFn: openCase,
    retry: (count, error) => error instanceof CoreWentAway && count < 3,
    retryDelay: 0,
    onSuccess: (opened) => {
      queryClient.setQueryData(query.cases.get.queryKey({ input: { id: opened.id } }), opened);
      markJustAccepted(opened.id);
      refreshCases();
      refreshUnfinished();
      // In place of the form, so that nobody comes back to a form whose case exists.
      void navigate({ to: '/accepted/$caseId', params: { caseId: opened.id }, replace: true });
    },
  });
}
