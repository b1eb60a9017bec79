import { useMutation } from '@tanstack/react-query';
import type { DocumentKind } from '#shared/contract/cases.ts';
import type { DocumentCopy } from '#shared/contract/documents.ts';
import { explainError } from '#shared/wording/errors.ts';
import { query } from '../../app/core/core.ts';
import { refreshCases } from '../cases/use-case-rows.ts';
import { documentName, printOutcomeWord } from './document-words.ts';

/** What a clerk can do with the documents of a case, and one line on how the last of it went. */
export function useDocuments(caseId: string) {
  const print = useMutation(query.documents.print.mutationOptions({ onSettled: refreshCases }));
  const save = useMutation(query.documents.saveAs.mutationOptions());
  const busy = print.isPending || save.isPending;
  const error = print.error ?? save.error;

  let said = '';
  if (error) said = explainError(error);
  else if (print.isPending) said = '正在打印';
  else if (save.data?.path) said = `已存到 ${save.data.path}`;
  else if (print.data) {
    said = print.data.map((one) => `${documentName(one.kind)}：${printOutcomeWord(one)}`).join('　');
  }

  return {
    busy,
    said,
    print: (documents: DocumentCopy[]) => {
      save.reset();
      if (!busy) print.mutate({ caseId, documents });
    },
    saveAs: (kind: DocumentKind, copy = 1) => {
      print.reset();
      if (!busy) save.mutate({ caseId, kind, copy });
    },
  };
}
