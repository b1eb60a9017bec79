import { dayNumberOf, type LocalDate, weekdayOf } from '#shared/domain/local-date.ts';

const WEEKDAYS = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'];

/**
 * A date on the screen, with its day of the week: `2026-12-14（周一）`.
 * @throws DomainError `impossible-date`.
 */
export function formatDateWithWeekday(date: LocalDate): string {
  return `${date}（${WEEKDAYS[weekdayOf(dayNumberOf(date)) - 1]}）`;
}

/**
 * A date in a printed document: `2026年12月14日`, month and day without leading zeros (GB/T 9704-2012, 7.3.5.4).
 * @throws DomainError `impossible-date`.
 */
export function formatLongDate(date: LocalDate): string {
  dayNumberOf(date);
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}
