import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { HistoryFilter } from '#shared/contract/residents.ts';
import { query } from '../../app/core/core.ts';

const PAGE = 60;

interface Cursor {
  receivedAt: string;
  id: string;
}

/** What was ever asked for by one applicant, page by page as the list is walked down. */
export function useHistory(id: string, filter: HistoryFilter) {
  const pages = useInfiniteQuery(
    query.residents.history.infiniteOptions({
      input: (after: Cursor | undefined) => ({ id, filter, limit: PAGE, ...(after && { after }) }),
      initialPageParam: undefined,
      getNextPageParam: ({ next }) => next ?? undefined,
    }),
  );
  const rows = useMemo(() => pages.data?.pages.flatMap((page) => page.rows) ?? [], [pages.data]);
  return { ...pages, rows };
}
