import { useQuery } from '@tanstack/react-query';
import type { QueueOverview } from '#shared/contract/queue.ts';
import { query, queryClient } from '../../app/core/core.ts';
import { useStore } from '../../app/store.ts';
import { counterNumber } from './counter.ts';
import { counterLetters, lettersOf } from './counter-letters.ts';

/** Other windows call too. */
const EVERY_MS = 4000;

/** The queue as this window sees it. Without a window number yet, as window 1 would. */
export function useQueue(): QueueOverview | undefined {
  const counter = useStore(counterNumber) || 1;
  const letters = useStore(counterLetters);
  const overview = query.queue.overview.queryOptions({
    input: { counter, ...lettersOf(letters) },
    refetchInterval: EVERY_MS,
    placeholderData: (before: QueueOverview | undefined) => before,
  });
  return useQuery(overview).data;
}

/** Reads the queue anew after something was done. */
export function refreshQueue(): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: query.queue.overview.key() });
}
