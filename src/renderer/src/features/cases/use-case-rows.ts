import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { CaseFilter, ReceivedIn } from '#shared/contract/cases.ts';
import { query, queryClient } from '../../app/core/core.ts';

const PAGE = 60;

interface Cursor {
  receivedAt: string;
  id: string;
}

/** The cases of a filter, or those behind a figure of a report, page by page as the list is walked down. */
export function useCaseRows(filter: CaseFilter, received: ReceivedIn | null) {
  const pages = useInfiniteQuery(
    query.cases.list.infiniteOptions({
      input: (after: Cursor | undefined) => ({
        filter,
        limit: PAGE,
        ...(received && { received }),
        ...(after && { after }),
      }),
      initialPageParam: undefined,
      getNextPageParam: ({ next }) => next ?? undefined,
      // Reading hundreds of pages again because the window got the focus would help nobody; whoever changes
      // cases calls refreshCases.
      staleTime: Number.POSITIVE_INFINITY,
    }),
  );
  const rows = useMemo(() => pages.data?.pages.flatMap((page) => page.rows) ?? [], [pages.data]);
  return { ...pages, rows };
}

/** Makes every list, counter and card of cases read anew after something was written. */
export function refreshCases(): void {
  // Reset and not invalidated: only the first page is read again, however far down somebody had walked.
  void queryClient.resetQueries({ queryKey: query.cases.list.key() });
  for (const part of [
    query.cases.ofDepartment,
    query.cases.counters,
    query.cases.get,
    query.residents,
    query.system.status,
    query.search,
  ]) {
    void queryClient.invalidateQueries({ queryKey: part.key() });
  }
}
