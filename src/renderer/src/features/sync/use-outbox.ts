import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { OutboxState } from '#shared/contract/sync.ts';
import { query } from '../../app/core/core.ts';

const PAGE = 60;

/** The records of this machine, page by page as the list is walked down. */
export function useOutbox(text: string, state: OutboxState | null) {
  const pages = useInfiniteQuery(
    query.sync.outbox.infiniteOptions({
      input: (before: number | null) => ({ text, state, before, limit: PAGE }),
      initialPageParam: null as number | null,
      getNextPageParam: ({ next }) => next,
    }),
  );
  const rows = useMemo(() => pages.data?.pages.flatMap((page) => page.lines) ?? [], [pages.data]);
  return { ...pages, rows };
}
