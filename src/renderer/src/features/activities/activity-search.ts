/** What an address of 日程 may name: an activity to be opened, such as one whose code was scanned. */
export function activitySearch(search: Record<string, unknown>): { activity?: string | undefined } {
  return { activity: typeof search.activity === 'string' ? search.activity : undefined };
}
