import { useQuery } from '@tanstack/react-query';
import type { DraftLine, SavedDraft } from '#shared/contract/intake.ts';
import { core, query } from '../../app/core/core.ts';
import { leftFormSaved } from './use-draft-saver.ts';

/** What this clerk has begun and not finished, the one worked on last first; undefined until core has said. */
export function useUnfinished(): readonly DraftLine[] | undefined {
  const { data } = useQuery({
    queryKey: query.intake.listDrafts.queryKey(),
    queryFn: async () => {
      // The form that was on the screen a moment ago belongs to the answer.
      await leftFormSaved();
      return core.intake.listDrafts();
    },
  });
  return data;
}

/** What was saved under an id when this page was opened; it does not follow what is typed since. */
export function useSavedDraft(id: string): { known: boolean; saved: SavedDraft | null } {
  const { data, isFetchedAfterMount } = useQuery({
    queryKey: query.intake.getDraft.queryKey({ input: { id } }),
    queryFn: async () => {
      await leftFormSaved();
      return core.intake.getDraft({ id });
    },
    gcTime: 0,
    staleTime: 0,
    refetchOnMount: 'always',
    refetchOnWindowFocus: false,
  });
  // A draft that cannot be read must not keep anybody from working.
  return { known: isFetchedAfterMount, saved: isFetchedAfterMount ? (data ?? null) : null };
}

/** What an unfinished intake is called in a list. */
export function unfinishedWord({ itemText, applicantName }: DraftLine): string {
  return `${itemText || '还没选事项'}　${applicantName || '还没填申请人'}`;
}
