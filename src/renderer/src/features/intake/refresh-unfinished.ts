import { query, queryClient } from '../../app/core/core.ts';

/** Reads the list of unfinished intakes again. */
export function refreshUnfinished(): void {
  void queryClient.invalidateQueries({ queryKey: query.intake.listDrafts.key() });
}
