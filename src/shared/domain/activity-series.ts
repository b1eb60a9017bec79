import { DomainError } from './domain-error.ts';
import { addCalendarDays, dayNumberOf, isLocalDate, type LocalDate, weekdayOf } from './local-date.ts';
import { addMonths, monthOf } from './months.ts';
import { dayReason, type WorkCalendar } from './workdays.ts';

/** How a series of activities repeats from its first day on. */
export const SERIES_PATTERNS = ['once', 'weekly', 'fortnightly', 'monthly', 'dates'] as const;
export type SeriesPattern = (typeof SERIES_PATTERNS)[number];

/** The most days a series may have, left out ones included: four years of weeks. */
export const LONGEST_SERIES = 208;
/** How far a series may reach, in days: ten years. */
const FARTHEST = 3653;

/** A series as it is planned. Days are those of Asia/Shanghai. */
export interface SeriesRule {
  /**
   * `weekly` and `fortnightly` fall on the weekday of the first day; `monthly` on its place in the month (the second
   * Thursday), a fifth one being the last of each month; `dates` on the days named in `dates`.
   */
  readonly pattern: SeriesPattern;
  readonly firstDay: LocalDate;
  /** For `dates`: every day, in any order. The first day need not be among them. */
  readonly dates: readonly LocalDate[];
  /** It ends with so many activities that take place, or with a day; days that are skipped do not count. */
  readonly end: { readonly count: number } | { readonly until: LocalDate };
  /** Days on which it does not take place, with the reason as it was typed. */
  readonly leftOut: readonly { readonly day: LocalDate; readonly reason: string }[];
  /** Days that were put on another day. Who moves a day means it: the holiday rule does not skip it again. */
  readonly moved: readonly { readonly day: LocalDate; readonly to: LocalDate }[];
  /** Days off by the notice of the State Council are skipped. Plain weekends are not: a lecture may be on one. */
  readonly skipHolidays: boolean;
}

/** A day of a series: it takes place, with its number from 1 on, or it is skipped and it is known why. */
export interface Occurrence {
  /** The day by the pattern. */
  readonly planned: LocalDate;
  /** The day on which it takes place. */
  readonly day: LocalDate;
  readonly number: number | null;
  /** Null when it takes place. The text is the name of the holiday, or the reason for leaving the day out. */
  readonly skipped: { readonly why: 'holiday' | 'left-out'; readonly text: string } | null;
}

/** A series counted out. */
export interface SeriesDays {
  /** In the order of the pattern; between the first and the last that takes place nothing is missing. */
  readonly occurrences: readonly Occurrence[];
  /** Years in which days lie whose holidays nobody knows yet, when holidays are to be skipped. */
  readonly unknownYears: readonly number[];
}

/**
 * Counts a series out. With a count, skipped days make it longer; days behind the last one that takes place are
 * not listed. The pattern `once` is its first day, whatever its end says.
 * @throws DomainError `impossible-date`; `empty-series` when no day is left; `series-too-long` beyond LONGEST_SERIES
 * days or ten years
 */
export function countSeries(rule: SeriesRule, calendar: WorkCalendar): SeriesDays {
  const leftOut = new Map(rule.leftOut.map(({ day, reason }) => [day, reason]));
  const moved = new Map(rule.moved.map(({ day, to }) => [day, to]));
  const occurrences: Occurrence[] = [];
  const years = new Set<number>();
  let number = 0;
  for (const planned of patternDays(rule)) {
    if (occurrences.length === LONGEST_SERIES) throw tooLong();
    const to = moved.get(planned);
    const skipped = whySkipped(planned, to !== undefined, rule, leftOut, calendar);
    if (rule.skipHolidays && to === undefined && !calendar.years.has(yearOf(planned)))
      years.add(yearOf(planned));
    if (skipped) occurrences.push({ planned, day: planned, number: null, skipped });
    else {
      if (to !== undefined) dayNumberOf(to);
      number += 1;
      occurrences.push({ planned, day: to ?? planned, number, skipped: null });
    }
    if (rule.pattern !== 'dates' && 'count' in rule.end && number >= rule.end.count) break;
  }
  if (number === 0) throw new DomainError('empty-series', 'No day of the series takes place');
  return { occurrences, unknownYears: [...years].sort() };
}

/** Of a day of the pattern: which of its weekday in the month it is, 1 to 4, or 5 for the last one. */
export function placeInMonth(day: LocalDate): number {
  return Math.ceil(Number(day.slice(8)) / 7);
}

function whySkipped(
  day: LocalDate,
  isMoved: boolean,
  rule: SeriesRule,
  leftOut: ReadonlyMap<LocalDate, string>,
  calendar: WorkCalendar,
): Occurrence['skipped'] {
  const reason = leftOut.get(day);
  if (reason !== undefined) return { why: 'left-out', text: reason };
  if (!rule.skipHolidays || isMoved) return null;
  const { reason: kind, holidayName } = dayReason(day, calendar);
  return kind === 'holiday' ? { why: 'holiday', text: holidayName ?? '' } : null;
}

function* patternDays({ pattern, firstDay, dates, end }: SeriesRule): Generator<LocalDate> {
  if (pattern === 'dates') {
    const days = [...new Set(dates)].sort();
    for (const day of days) dayNumberOf(day);
    yield* days;
    return;
  }
  dayNumberOf(firstDay);
  if (pattern === 'once') return yield firstDay;
  const until = 'until' in end ? end.until : null;
  if (until !== null) dayNumberOf(until);
  const horizon = addCalendarDays(firstDay, FARTHEST);
  for (const day of pattern === 'monthly'
    ? monthly(firstDay)
    : everyDays(firstDay, pattern === 'weekly' ? 7 : 14)) {
    if (until !== null && day > until) return;
    if (day > horizon) throw tooLong();
    yield day;
  }
}

function* everyDays(first: LocalDate, step: number): Generator<LocalDate> {
  for (let day = first; ; day = addCalendarDays(day, step)) yield day;
}

function* monthly(first: LocalDate): Generator<LocalDate> {
  const place = placeInMonth(first);
  const weekday = weekdayOf(dayNumberOf(first));
  for (let month = monthOf(first); ; month = addMonths(month, 1)) {
    const firstOfMonth = weekdayOf(dayNumberOf(`${month}-01`));
    const earliest = 1 + ((weekday - firstOfMonth + 7) % 7);
    const nth = dayInMonth(month, earliest + (place - 1) * 7);
    yield isLocalDate(nth) ? nth : dayInMonth(month, earliest + 21);
  }
}

function dayInMonth(month: string, day: number): LocalDate {
  return `${month}-${String(day).padStart(2, '0')}`;
}

function yearOf(day: LocalDate): number {
  return Number(day.slice(0, 4));
}

function tooLong(): DomainError {
  return new DomainError('series-too-long', `A series may have at most ${LONGEST_SERIES} days and ten years`);
}
