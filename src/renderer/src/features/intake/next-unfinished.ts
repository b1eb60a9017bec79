import type { DraftLine } from '#shared/contract/intake.ts';

/**
 * Where F3 leads: from elsewhere to the intake worked on last, from an unfinished one to the next, around through
 * all of them in the order in which they were begun. Null when there is no other.
 */
export function nextUnfinished(unfinished: readonly DraftLine[], current: string | null): string | null {
  if (!unfinished.some(({ id }) => id === current)) return unfinished[0]?.id ?? null;
  // Identifiers grow with time.
  const ids = unfinished.map(({ id }) => id).sort();
  const next = ids[(ids.indexOf(current ?? '') + 1) % ids.length];
  return next === current ? null : (next ?? null);
}
