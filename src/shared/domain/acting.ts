import type { LocalDate } from './local-date.ts';

/** AB岗: who holds a post, and who stands in. */
export interface PostHolders {
  readonly holderA: string;
  readonly holderB: string;
}

/** Days on which somebody is away, first and last included. */
export interface AbsentDays {
  readonly staffId: string;
  readonly fromDay: LocalDate;
  readonly untilDay: LocalDate;
}

/** Whether somebody is away on a day. */
export function isAbsent(absences: readonly AbsentDays[], staffId: string, day: LocalDate): boolean {
  return absences.some((one) => one.staffId === staffId && one.fromDay <= day && day <= one.untilDay);
}

/** `own`: in the person's own right. `for-holder`: B for A, and both names are kept. `refused`: A is there. */
export type Acting = 'own' | 'for-holder' | 'refused';

/**
 * Whether somebody may act on the case of a clerk. Where the clerk holds no post of two, everybody may, as before.
 * Where there is one, B may act while A is away and nobody else may; who directs or decides by office
 * (`ofOffice`: manager, administrator, department) is not bound by posts.
 */
export function actingOn({
  actorId,
  ofOffice,
  clerkId,
  posts,
  absences,
  today,
}: {
  actorId: string;
  ofOffice: boolean;
  clerkId: string;
  posts: readonly PostHolders[];
  absences: readonly AbsentDays[];
  today: LocalDate;
}): Acting {
  if (actorId === clerkId || ofOffice) return 'own';
  const held = posts.filter(({ holderA }) => holderA === clerkId);
  if (held.length === 0) return 'own';
  const deputy = held.some(({ holderB }) => holderB === actorId);
  return deputy && isAbsent(absences, clerkId, today) ? 'for-holder' : 'refused';
}
