import { addCalendarDays, type LocalDate } from './local-date.ts';

/** 好差评: the five levels of the national scheme, best first; the key of a level is its place, 1 to 5. */
export const RATING_LEVELS = [
  'very-satisfied',
  'satisfied',
  'basically-satisfied',
  'dissatisfied',
  'very-dissatisfied',
] as const;
export type RatingLevel = (typeof RATING_LEVELS)[number];

/** How a rating came about: by the resident at the public's screen, or by default after the time to rate. */
export const RATING_WAYS = ['screen', 'default'] as const;
export type RatingWay = (typeof RATING_WAYS)[number];

/** What a resident can tick beside a bad rating. */
export const BAD_REASONS = [
  'waited-long',
  'slow',
  'attitude',
  'not-told-at-once',
  'extra-papers',
  'came-again',
  'unclear',
  'facilities',
] as const;
export type BadReason = (typeof BAD_REASONS)[number];

/** The level of whoever says nothing in time: 基本满意. */
export const DEFAULT_LEVEL: RatingLevel = 'basically-satisfied';

/** A bad rating opens a rectification. */
export function isBadRating(level: RatingLevel): boolean {
  return level === 'dissatisfied' || level === 'very-dissatisfied';
}

/**
 * The last closing day whose cases have run out of time to be rated: `days` calendar days lie behind it in full,
 * the day of closing not counted.
 */
export function lastDayToDefault(today: LocalDate, days: number): LocalDate {
  return addCalendarDays(today, -(days + 1));
}

/** Ratings by level. */
export type RatingCounts = Readonly<Record<RatingLevel, number>>;

/** 满意率: the share of ratings that are 基本满意 or better, in percent with one decimal; null without ratings. */
export function satisfaction(counts: RatingCounts): number | null {
  const total = RATING_LEVELS.reduce((sum, level) => sum + counts[level], 0);
  if (total === 0) return null;
  const bad = RATING_LEVELS.filter(isBadRating).reduce((sum, level) => sum + counts[level], 0);
  return Math.round(((total - bad) / total) * 1000) / 10;
}
