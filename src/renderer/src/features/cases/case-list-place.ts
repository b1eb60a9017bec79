import type { CaseFilter } from '#shared/contract/cases.ts';

/** The row each filter stood on, so that coming back from a case lands on the same one. */
const places = new Map<CaseFilter, string>();

/** The case a filter stood on last. */
export function placeOf(filter: CaseFilter): string | undefined {
  return places.get(filter);
}

/** Remembers where a filter stands, until the window is closed. */
export function rememberPlace(filter: CaseFilter, caseId: string): void {
  places.set(filter, caseId);
}
