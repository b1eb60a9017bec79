import type { LocalDate } from './local-date.ts';
import { countDueDate, type WorkCalendar } from './workdays.ts';

/** Hours of service for one to five stars (志愿服务记录与证明出具办法 and the ministry's 星级 scheme). */
export const STAR_HOURS = [100, 300, 600, 1000, 1500] as const;

/** In Guangdong the names of applicants are put up for at least five working days. */
export const NOTICE_WORKDAYS = 5;

/** False hours bar from applying for one to three years. */
export const BAR_YEARS = { least: 1, most: 3 } as const;

export const STAR_STATES = ['applied', 'noticed', 'granted', 'refused', 'revoked'] as const;
export type StarState = (typeof STAR_STATES)[number];

/** The most stars that minutes of service entitle to apply for, 0 to 5. */
export function starsFor(minutes: number): number {
  return STAR_HOURS.filter((hours) => minutes >= hours * 60).length;
}

/** Minutes that are missing for the next star; null with five. */
export function minutesToNextStar(minutes: number): number | null {
  const next = STAR_HOURS[starsFor(minutes)];
  return next === undefined ? null : next * 60 - minutes;
}

/** The last day of a public notice that begins on a day: five working days after it, that day not counted. */
export function noticeUntil(
  from: LocalDate,
  calendar: WorkCalendar,
): { until: LocalDate; provisional: boolean } {
  const { due, provisional } = countDueDate(from, NOTICE_WORKDAYS, calendar);
  return { until: due, provisional };
}
