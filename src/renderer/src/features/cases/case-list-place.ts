/** The row each list stood on, so that coming back from a case lands on the same one. */
const places = new Map<string, string>();

/** The case a list stood on last. */
export function placeOf(list: string): string | undefined {
  return places.get(list);
}

/** Remembers where a list stands, until the window is closed. */
export function rememberPlace(list: string, caseId: string): void {
  places.set(list, caseId);
}
