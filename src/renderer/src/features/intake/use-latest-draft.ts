import { useQuery } from '@tanstack/react-query';
import type { IntakeDraft } from '#shared/contract/intake.ts';
import { core, query } from '../../app/core/core.ts';
import { leftFormSaved } from './use-draft-saver.ts';

/** A draft and when it was saved. */
export interface SavedDraft {
  draft: IntakeDraft;
  savedAt: string;
}

/** The draft the clerk left unfinished when this page was opened; it does not follow what is typed since. */
export function useLatestDraft(): { known: boolean; draft: SavedDraft | null } {
  const latest = useQuery({
    queryKey: query.intake.latestDraft.queryKey(),
    queryFn: async () => {
      // The form that was on the screen a moment ago belongs to the answer.
      await leftFormSaved();
      return core.intake.latestDraft();
    },
    gcTime: 0,
    staleTime: 0,
    refetchOnMount: 'always',
    refetchOnWindowFocus: false,
  });
  // A draft that cannot be read must not keep anybody from working.
  return {
    known: latest.isFetchedAfterMount,
    draft: latest.isFetchedAfterMount ? (latest.data ?? null) : null,
  };
}
