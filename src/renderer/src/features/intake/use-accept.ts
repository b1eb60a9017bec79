import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { CoreWentAway } from '../../app/core/connection.ts';
import { query, queryClient } from '../../app/core/core.ts';
import { refreshCases } from '../cases/use-case-rows.ts';
import { markJustAccepted } from './just-accepted.ts';
import { refreshUnfinished } from './refresh-unfinished.ts';

/**
 * 受理. Core answers the same draft with the same case however often it is asked, so an answer lost on the
 * way is mended by asking again.
 */
export function useAccept() {
  const navigate = useNavigate();
  return useMutation(
    query.intake.accept.mutationOptions({
      retry: (count, error) => error instanceof CoreWentAway && count < 3,
      retryDelay: 0,
      onSuccess: (accepted) => {
        queryClient.setQueryData(query.cases.get.queryKey({ input: { id: accepted.id } }), accepted);
        markJustAccepted(accepted.id);
        refreshCases();
        refreshUnfinished();
        // In place of the form, so that nobody comes back to a form whose case exists.
        void navigate({ to: '/accepted/$caseId', params: { caseId: accepted.id }, replace: true });
      },
    }),
  );
}
