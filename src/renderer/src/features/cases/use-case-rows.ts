import { skipToken, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { CaseFilter } from '#shared/contract/cases.ts';
import type { FigureCases } from '#shared/contract/reports.ts';
import { query, queryClient } from '../../app/core/core.ts';

const PAGE = 60;

type Cursor = { receivedAt: string; id: string } | undefined;
type FigureCursor = { at: string; id: string } | undefined;

// Reading hundreds of pages again because the window got the focus would help nobody; whoever changes cases calls
// refreshCases.
const staleTime = Number.POSITIVE_INFINITY;

/** The cases of a filter, or those that a figure of a report counts, page by page as the list is walked down. */
export function useCaseRows(filter: CaseFilter, centre: string | undefined, counted: FigureCases | null) {
  const ofFilter = useInfiniteQuery(
    query.cases.list.infiniteOptions({
      input: (after: Cursor) => ({ filter, centre: centre ?? 'own', limit: PAGE, ...(after && { after }) }),
      initialPageParam: undefined,
      getNextPageParam: ({ next }) => next ?? undefined,
      enabled: counted === null,
      staleTime,
    }),
  );
  const ofFigure = useInfiniteQuery(
    query.reports.cases.infiniteOptions({
      input: counted
        ? (after: FigureCursor) => ({ ...counted, limit: PAGE, ...(after && { after }) })
        : skipToken,
      initialPageParam: undefined,
      getNextPageParam: ({ next }) => next ?? undefined,
      staleTime,
    }),
  );
  const pages = counted ? ofFigure : ofFilter;
  const rows = useMemo(() => pages.data?.pages.flatMap((page) => page.rows) ?? [], [pages.data]);
  return { ...pages, rows };
}

/** Makes every list, counter and card of cases read anew after something was written. */
export function refreshCases(): void {
  // Reset and not invalidated: only the first page is read again, however far down somebody had walked.
  void queryClient.resetQueries({ queryKey: query.cases.list.key() });
  void queryClient.resetQueries({ queryKey: query.reports.cases.key() });
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
