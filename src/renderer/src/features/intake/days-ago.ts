import { dayNumberOf, type LocalDate } from '#shared/domain/local-date.ts';

/** How long ago a day is, as people say it: 今天, 昨天, 3 天前. */
export function daysAgoWord(day: LocalDate, today: LocalDate): string {
  const days = dayNumberOf(today) - dayNumberOf(day);
  if (days <= 0) return '今天';
  return days === 1 ? '昨天' : `${days} 天前`;
}
