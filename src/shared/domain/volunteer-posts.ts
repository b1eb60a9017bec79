import type { LocalDate } from './local-date.ts';

/** 在岗: somebody holds a post from a day on; the last day counts. */
export interface PostHolding {
  readonly volunteerId: string;
  readonly fromDay: LocalDate;
  /** Null while no end is set. */
  readonly untilDay: LocalDate | null;
  /** The day on which the volunteer left the register, which ends whatever he held; null for one who is registered. */
  readonly leftOn: LocalDate | null;
}

export type HoldingStanding = 'ahead' | 'holds' | 'over';

/** Whether somebody holds a post on a day, will, or did. */
export function standingOn(
  { fromDay, untilDay, leftOn }: Omit<PostHolding, 'volunteerId'>,
  day: LocalDate,
): HoldingStanding {
  if ((untilDay !== null && untilDay < day) || (leftOn !== null && leftOn <= day)) return 'over';
  return fromDay > day ? 'ahead' : 'holds';
}

/**
 * 缺额: how many more a post needs on a day. A volunteer whom two centres put on it without knowing of each other is one
 * holder, and more holders than places are no vacancy below zero.
 */
export function vacancies(places: number, holdings: readonly PostHolding[], day: LocalDate): number {
  const holders = holdings.filter((holding) => standingOn(holding, day) === 'holds');
  return Math.max(0, places - new Set(holders.map(({ volunteerId }) => volunteerId)).size);
}

/** Whether two spans of holding have a day in common. */
export function overlaps(
  one: Pick<PostHolding, 'fromDay' | 'untilDay'>,
  other: Pick<PostHolding, 'fromDay' | 'untilDay'>,
): boolean {
  return (
    (one.untilDay === null || one.untilDay >= other.fromDay) &&
    (other.untilDay === null || other.untilDay >= one.fromDay)
  );
}
