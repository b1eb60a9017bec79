import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { explainError } from '#shared/wording/errors.ts';
import { explainTemplateProblem } from '#shared/wording/template-problems.ts';
import { query, queryClient } from '../../app/core/core.ts';
import { readFileAsBase64 } from '../../components/read-file.ts';

/** A chosen spreadsheet that is not kept yet. */
export interface ChosenFile {
  fileName: string;
  content: string;
}

/** A spreadsheet on its way to become a template: looked at first, then kept. */
export function useTemplateFile(month: string) {
  const [file, setFile] = useState<ChosenFile | null>(null);
  const check = useMutation(query.reportTemplates.check.mutationOptions());
  const store = useMutation(
    query.reportTemplates.store.mutationOptions({
      onSuccess: () => {
        setFile(null);
        check.reset();
        void queryClient.invalidateQueries({ queryKey: query.reportTemplates.key() });
      },
    }),
  );
  const error = store.error ?? check.error;
  const problems = check.data?.problems ?? [];
  return {
    file,
    placeholders: check.data?.placeholders ?? [],
    /** Whether a placeholder cannot be filled. */
    isWrong: (sheet: string, cell: string, text: string) =>
      problems.some((one) => one.sheet === sheet && one.cell === cell && one.text === text),
    /** What stands in the way, in sentences. */
    faults: [...problems.map(explainTemplateProblem), ...(error ? [explainError(error)] : [])],
    ready: file !== null && check.isSuccess && problems.length === 0 && !store.isPending,
    busy: check.isPending || store.isPending,
    stored: store.data,
    look: async (chosen: File) => {
      store.reset();
      const content = await readFileAsBase64(chosen);
      setFile({ fileName: chosen.name, content });
      check.mutate({ content, month });
    },
    store: (name: string, validSince: string) => {
      if (file) store.mutate({ ...file, name, validSince });
    },
    forget: () => {
      setFile(null);
      check.reset();
      store.reset();
    },
  };
}
