import type { LocalDate } from './local-date.ts';
import { countDueDate, type DueDate, type Pause, type WorkCalendar } from './workdays.ts';

/** A step as the clock sees it. */
export interface ClockStep {
  readonly step: string;
  readonly on: LocalDate;
  /** Working days answered to the step. */
  readonly days?: number | undefined;
}

/** What happened to the main clock of a case. */
export interface ClockCourse {
  /** In order; the last one has no end while the case is suspended. */
  readonly pauses: readonly { readonly from: LocalDate; readonly to: LocalDate | null }[];
  /** Working days by which both limits were extended. */
  readonly extensionDays: number;
}

/** A limit that began with acceptance. */
export interface PausedLimit extends ClockCourse {
  readonly acceptedOn: LocalDate;
  readonly days: number;
  /** A pause that still goes on is counted as if the case were resumed on this day: the earliest it can be due. */
  readonly today: LocalDate;
}

/** Reads pauses and extensions out of a case's history. A case that is withdrawn while suspended ends its pause. */
export function clockCourse(steps: readonly ClockStep[]): ClockCourse {
  const pauses: { from: LocalDate; to: LocalDate | null }[] = [];
  let extensionDays = 0;
  for (const { step, on, days } of steps) {
    const open = pauses.at(-1);
    if (step === 'suspend') pauses.push({ from: on, to: null });
    else if ((step === 'resume' || step === 'withdraw') && open?.to === null) open.to = on;
    else if (step === 'extend') extensionDays += days ?? 0;
  }
  return { pauses, extensionDays };
}

/**
 * The due date of a limit that was paused and extended.
 *
 * A pause takes away working time only: the day of suspension stands still, the day of resumption counts again,
 * and weekends and holidays between them were never working time. Special procedures are not counted into the
 * limit (Administrative Licensing Law art. 45); an extension adds working days to it (art. 42).
 * @throws DomainError as `countDueDate` does.
 */
export function countDueWithPauses(limit: PausedLimit, calendar: WorkCalendar): DueDate {
  const pauses = limit.pauses.map(({ from, to }): Pause => ({ from, to: to ?? limit.today }));
  return countDueDate(limit.acceptedOn, limit.days + limit.extensionDays, calendar, pauses);
}
