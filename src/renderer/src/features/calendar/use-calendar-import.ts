import { useMutation } from '@tanstack/react-query';
import { explainError } from '#shared/wording/errors.ts';
import { explainImportProblem } from '#shared/wording/import-problems.ts';
import { query, queryClient } from '../../app/core/core.ts';
import { readFileAsBase64 } from '../../components/read-file.ts';

/** A calendar file on its way: looked at first, then taken in. */
export function useCalendarImport() {
  const preview = useMutation(query.calendar.preview.mutationOptions());
  const take = useMutation(
    query.calendar.import.mutationOptions({
      // Dates stand on many screens.
      onSuccess: () => queryClient.invalidateQueries(),
    }),
  );
  const error = preview.error ?? take.error;
  return {
    preview: take.data ? undefined : preview.data,
    done: take.data,
    busy: preview.isPending || take.isPending,
    faults: error ? faultsOf(error) : [],
    look: async (file: File) => {
      take.reset();
      preview.mutate({ content: await readFileAsBase64(file) });
    },
    take: () => {
      if (preview.variables && !take.isPending) take.mutate(preview.variables);
    },
    forget: () => {
      preview.reset();
      take.reset();
    },
  };
}

/** What happened, then the first places in the file that are wrong. */
function faultsOf(error: unknown): string[] {
  const { data } = error as { data?: { problems?: Parameters<typeof explainImportProblem>[0][] } };
  const places = (data?.problems ?? []).filter(({ line }) => line !== undefined).slice(0, 8);
  return [explainError(error), ...places.map(explainImportProblem)];
}
