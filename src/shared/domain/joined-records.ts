/** Why two records are not joined, or a join is not undone. */
export const JOIN_REFUSALS = ['other-number', 'joined-already', 'not-joined', 'same-record'] as const;
export type JoinRefusal = (typeof JOIN_REFUSALS)[number];

/**
 * The record that stands for one that may have been joined into another, that one again into a third. Two centres can join the
 * same two the other way round at the same time: of records that point at each other in a ring the one made first stands,
 * everywhere alike, since identifiers grow with time.
 * @param pointerOf what a record was joined into; null for one that was not, or whose other is not here
 */
export function standingRecord(id: string, pointerOf: (id: string) => string | null): string {
  const passed = [id];
  for (;;) {
    const next = pointerOf(passed.at(-1) as string);
    if (next === null) return passed.at(-1) as string;
    const ring = passed.indexOf(next);
    if (ring >= 0) return passed.slice(ring).sort()[0] as string;
    passed.push(next);
  }
}
