import { DomainError } from './domain-error.ts';
import { type DayNumber, dayNumberOf, type LocalDate, localDateOf, weekdayOf } from './local-date.ts';

export {
  addCalendarDays,
  isLocalDate,
  type LocalDate,
  localDateInShanghai,
} from './local-date.ts';

/**
 * The working calendar of the mainland: what the yearly notice of the State Council General Office
 * (部分节假日安排的通知) says beyond the plain week of Monday to Friday.
 */
export interface WorkCalendar {
  /** The years whose notice has been imported. Due dates outside them are provisional. */
  readonly years: ReadonlySet<number>;
  /** Days the notice names: days off, and weekend days worked to make up for them. */
  readonly days: ReadonlyMap<LocalDate, { readonly name: string; readonly isOffDay: boolean }>;
}

/**
 * Why a day counts or does not: `workday` a plain working day, `make-up-workday` a weekend day worked
 * (调休上班), `weekend`, `holiday` a day off by the notice, `event-day` the day of the event itself,
 * `suspended` a working day on which the clock stood still.
 */
export type DayReason = 'workday' | 'make-up-workday' | 'weekend' | 'holiday' | 'event-day' | 'suspended';

/** Days on which a clock stands still (中止): `from` is the first, `to` the day on which it runs again. */
export interface Pause {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** A DayReason with the holiday it comes from, as the notice names it (国庆节). */
export interface ExplainedDay {
  readonly reason: DayReason;
  readonly holidayName?: string;
}

/** One square of the strip that shows a clerk why it is that day. */
export interface StripDay extends ExplainedDay {
  readonly date: LocalDate;
  /** True when this day used up one of the working days. */
  readonly counted: boolean;
}

/** A due date with its explanation. */
export interface DueDate {
  readonly due: LocalDate;
  /** 暂定: a day on the way lies in a year whose calendar has not been imported. */
  readonly provisional: boolean;
  /** Every calendar day from the day of the event to the due day, both included. */
  readonly strip: readonly StripDay[];
}

/** The longest limit that can be counted, in working days: about eight years. */
export const MAXIMUM_WORKDAYS = 2000;

const PLAIN_WORKDAY: ExplainedDay = { reason: 'workday' };
const PLAIN_WEEKEND: ExplainedDay = { reason: 'weekend' };
const SUSPENDED: ExplainedDay = { reason: 'suspended' };

function explain(day: DayNumber, date: LocalDate, calendar: WorkCalendar): ExplainedDay {
  const weekend = weekdayOf(day) >= 6;
  const named = calendar.days.get(date);
  if (named?.isOffDay) return { reason: 'holiday', holidayName: named.name };
  if (named && weekend) return { reason: 'make-up-workday', holidayName: named.name };
  return weekend ? PLAIN_WEEKEND : PLAIN_WORKDAY;
}

function isWorking(day: DayNumber, calendar: WorkCalendar): boolean {
  const named = calendar.days.get(localDateOf(day));
  return named ? !named.isOffDay : weekdayOf(day) <= 5;
}

/**
 * Whether a day is a working day in the mainland: Monday to Friday, less the days off and plus the
 * make-up days of the notice. In a year without a calendar only the plain week is known.
 * @throws DomainError `impossible-date`.
 */
export function isWorkday(date: LocalDate, calendar: WorkCalendar): boolean {
  return isWorking(dayNumberOf(date), calendar);
}

/**
 * Why a day is a working day or not. Never `event-day` or `suspended`, which only exist in a strip.
 * @throws DomainError `impossible-date`.
 */
export function dayReason(date: LocalDate, calendar: WorkCalendar): ExplainedDay {
  return explain(dayNumberOf(date), date, calendar);
}

/**
 * The day by which something must be done, `days` working days after an event, and the strip of days
 * that explains it.
 *
 * The day of the event does not count (Civil Code art. 201; limits in working days: Administrative
 * Licensing Law art. 82). With 0 days (即办) the thing is due on the day of the event, working day or not.
 * A working day within one of `pauses` uses up nothing.
 * @throws DomainError `impossible-date`; `impossible-limit` when `days` is negative, not whole, or above
 * MAXIMUM_WORKDAYS; `date-out-of-range` when the count leaves the year 9999.
 */
export function countDueDate(
  from: LocalDate,
  days: number,
  calendar: WorkCalendar,
  pauses: readonly Pause[] = [],
): DueDate {
  if (!Number.isInteger(days) || days < 0 || days > MAXIMUM_WORKDAYS) {
    throw new DomainError(
      'impossible-limit',
      `Not a limit of 0 to ${MAXIMUM_WORKDAYS} working days: ${days}`,
      {
        days,
      },
    );
  }
  let day = dayNumberOf(from);
  let date = from;
  const strip: StripDay[] = [{ date, counted: false, reason: 'event-day' }];
  for (let left = days; left > 0; ) {
    day += 1;
    date = localDateOf(day);
    const explained = explain(day, date, calendar);
    const working = explained.reason === 'workday' || explained.reason === 'make-up-workday';
    const counted = working && !standsStill(date, pauses);
    const { reason, holidayName } = working && !counted ? SUSPENDED : explained;
    strip.push(
      holidayName === undefined ? { date, counted, reason } : { date, counted, reason, holidayName },
    );
    if (counted) left -= 1;
  }
  return { due: date, provisional: touchesUnknownYear(from, date, calendar), strip };
}

function standsStill(date: LocalDate, pauses: readonly Pause[]): boolean {
  return pauses.some(({ from, to }) => from <= date && date < to);
}

function touchesUnknownYear(from: LocalDate, to: LocalDate, calendar: WorkCalendar): boolean {
  const last = Number(to.slice(0, 4));
  for (let year = Number(from.slice(0, 4)); year <= last; year += 1) {
    if (!calendar.years.has(year)) return true;
  }
  return false;
}

/**
 * The working days after `from` up to and including `to`: what is left on `from` of a limit that ends
 * on `to`. Negative, counted the same way in the other direction, when `to` lies before `from`.
 * @throws DomainError `impossible-date`.
 */
export function workdaysBetween(from: LocalDate, to: LocalDate, calendar: WorkCalendar): number {
  const start = dayNumberOf(from);
  const end = dayNumberOf(to);
  const last = Math.max(start, end);
  let count = 0;
  for (let day = Math.min(start, end) + 1; day <= last; day += 1) {
    if (isWorking(day, calendar)) count += 1;
  }
  return end < start && count > 0 ? -count : count;
}
