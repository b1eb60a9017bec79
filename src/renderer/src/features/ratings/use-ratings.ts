import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { RatingFilter } from '#shared/contract/ratings.ts';
import { query, queryClient } from '../../app/core/core.ts';

const PAGE = 60;

interface Cursor {
  at: string;
  id: string;
}

/** The ratings of a filter, page by page as the list is walked down. */
export function useRatings(filter: RatingFilter) {
  const pages = useInfiniteQuery(
    query.ratings.list.infiniteOptions({
      input: (after: Cursor | undefined) => ({ filter, limit: PAGE, ...(after && { after }) }),
      initialPageParam: undefined,
      getNextPageParam: ({ next }) => next ?? undefined,
    }),
  );
  const rows = useMemo(() => pages.data?.pages.flatMap((page) => page.rows) ?? [], [pages.data]);
  return { ...pages, rows };
}

/** Reads every list and figure of ratings anew after something was written. */
export function refreshRatings(): void {
  void queryClient.invalidateQueries({ queryKey: query.ratings.key() });
}
