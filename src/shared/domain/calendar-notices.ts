import type { LocalDate, WorkCalendar } from './workdays.ts';

/** What the notice of one year says of a day, which may lie in a neighbouring year. */
export interface NoticeDay {
  readonly noticeYear: number;
  readonly date: LocalDate;
  readonly name: string;
  readonly isOffDay: boolean;
}

/**
 * The working calendar that the notices of several years make together. Of two notices that name a day the later
 * year's counts, for it was published later; and once a year has its own notice, what the year before announced
 * for its first days counts no more.
 * @param years the years whose own notice is known
 */
export function calendarOfNotices(years: ReadonlySet<number>, said: readonly NoticeDay[]): WorkCalendar {
  const days = new Map<LocalDate, { name: string; isOffDay: boolean }>();
  const inOrder = said.toSorted((one, other) => one.noticeYear - other.noticeYear);
  for (const { noticeYear, date, name, isOffDay } of inOrder) {
    const year = yearOf(date);
    if (year > noticeYear && years.has(year)) continue;
    days.set(date, { name, isOffDay });
  }
  return { years, days };
}

/** The calendar year of a day. */
export function yearOf(date: LocalDate): number {
  return Number(date.slice(0, 4));
}
