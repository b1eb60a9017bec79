import { useQuery } from '@tanstack/react-query';
import type { IntakeDraft } from '#shared/contract/intake.ts';
import { query } from '../../app/core/core.ts';

/** A draft and when it was saved. */
export interface SavedDraft {
  draft: IntakeDraft;
  savedAt: string;
}

/** The draft the clerk left unfinished when this page was opened; it does not follow what is typed since. */
export function useLatestDraft(): { known: boolean; draft: SavedDraft | null } {
  const latest = useQuery(
    query.intake.latestDraft.queryOptions({
      gcTime: 0,
      staleTime: 0,
      refetchOnMount: 'always',
      refetchOnWindowFocus: false,
    }),
  );
  // A draft that cannot be read must not keep anybody from working.
  return {
    known: latest.isFetchedAfterMount,
    draft: latest.isFetchedAfterMount ? (latest.data ?? null) : null,
  };
}
