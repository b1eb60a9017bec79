import { ORPCError } from '@orpc/client';
import { useMutation } from '@tanstack/react-query';
import type { CaseDetail } from '#shared/contract/cases.ts';
import type { DocumentCopy } from '#shared/contract/documents.ts';
import type { StepAnswers, StepProblem } from '#shared/domain/case-lifecycle.ts';
import { query, queryClient } from '../../app/core/core.ts';
import { refreshCases } from './use-case-rows.ts';

/** Takes a step; `onTaken` gets the documents that it issued. */
export function useTakeStep(onTaken: (issued: DocumentCopy[]) => void) {
  return useMutation(
    query.cases.takeStep.mutationOptions({
      onSuccess: (detail: CaseDetail) => {
        queryClient.setQueryData(query.cases.get.queryKey({ input: { id: detail.id } }), detail);
        refreshCases();
        onTaken(
          detail.documents
            .filter(({ stepNumber }) => stepNumber === detail.stepNumber)
            .map(({ kind, copy }) => ({ kind, copy })),
        );
      },
      // Whoever was too late sees what the case looks like now.
      onError: refreshCases,
    }),
  );
}

/** What is wrong with the answers, by field; null for an error that is about something else. */
export function answerProblems(error: unknown): Map<keyof StepAnswers, StepProblem['code']> | null {
  if (!(error instanceof ORPCError) || error.code !== 'INVALID_ANSWERS') return null;
  const { problems } = error.data as { problems: readonly StepProblem[] };
  return new Map(problems.map(({ field, code }) => [field, code]));
}
