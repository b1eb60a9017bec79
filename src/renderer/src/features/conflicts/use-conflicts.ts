import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ConflictCursor } from '#shared/contract/conflicts.ts';
import { query, queryClient } from '../../app/core/core.ts';
import { refreshCases } from '../cases/use-case-rows.ts';

const PAGE = 60;
/** What another centre wrote comes with the sync, behind the window's back. */
export const EVERY_MS = 20_000;

export type ConflictState = 'open' | 'settled';

/** What waits for a decision, or was decided, page by page as the list is walked down. */
export function useConflictRows(state: ConflictState) {
  const pages = useInfiniteQuery(
    query.conflicts.list.infiniteOptions({
      input: (after: ConflictCursor | undefined) => ({ state, limit: PAGE, ...(after && { after }) }),
      initialPageParam: undefined,
      getNextPageParam: ({ next }) => next ?? undefined,
      refetchInterval: EVERY_MS,
    }),
  );
  const rows = useMemo(() => pages.data?.pages.flatMap((page) => page.rows) ?? [], [pages.data]);
  return { ...pages, rows };
}

/** After a decision: whatever shows the record reads it anew. */
export function refreshDecided(): void {
  for (const part of [
    query.conflicts,
    query.joins,
    query.volunteers,
    query.catalogue,
    query.settings,
    query.centres,
  ]) {
    void queryClient.invalidateQueries({ queryKey: part.key() });
  }
  refreshCases();
}
