import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CaseDocument, DocumentKind } from '#shared/contract/cases.ts';
import type { DocumentCopy } from '#shared/contract/documents.ts';
import { explainError } from '#shared/wording/errors.ts';
import { query } from '../../app/core/core.ts';
import { refreshCases } from '../cases/use-case-rows.ts';
import { documentsThatCount } from './copy-words.ts';
import { documentName, printOutcomeWord } from './document-words.ts';

const NOTHING: readonly CaseDocument[] = [];

/** What a clerk can do with the documents of a case, and one line on how the last of it went. */
export function useDocuments(caseId: string) {
  const { data } = useQuery(query.cases.get.queryOptions({ input: { id: caseId } }));
  const print = useMutation(query.documents.print.mutationOptions({ onSettled: refreshCases }));
  const save = useMutation(query.documents.saveAs.mutationOptions());
  /** Of these there is paper already: another copy wants a reason. */
  const [asking, setAsking] = useState<readonly CaseDocument[]>([]);
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
    asking,
    documents: data?.documents ?? NOTHING,
    /** Prints these, or all that count. What was printed before is asked about instead. */
    print: (wanted?: readonly DocumentCopy[]) => {
      save.reset();
      if (busy) return;
      const known = data?.documents ?? [];
      const counting: readonly DocumentCopy[] = wanted ?? documentsThatCount(known);
      const printed = known.filter(
        (one) => one.printedAt !== null && counting.some(({ kind, copy }) => same(one, { kind, copy })),
      );
      const fresh = counting.filter((one) => !printed.some((other) => same(one, other)));
      if (fresh.length > 0) print.mutate({ caseId, documents: fresh.map(copyOf) });
      else setAsking(printed);
    },
    /** Makes another copy of each and voids the ones before. */
    reprint: (documents: readonly DocumentCopy[], reprintReason: string) => {
      setAsking([]);
      if (!busy) print.mutate({ caseId, documents: documents.map(copyOf), reprintReason });
    },
    keep: () => setAsking([]),
    saveAs: (kind: DocumentKind, copy = 1) => {
      print.reset();
      if (!busy) save.mutate({ caseId, kind, copy });
    },
  };
}

/** The documents of a case as its parts on the screen see them. */
export type Documents = ReturnType<typeof useDocuments>;

const same = (one: DocumentCopy, other: DocumentCopy) => one.kind === other.kind && one.copy === other.copy;
const copyOf = ({ kind, copy }: DocumentCopy): DocumentCopy => ({ kind, copy });
