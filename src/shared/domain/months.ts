import { DomainError } from './domain-error.ts';
import type { LocalDate } from './local-date.ts';

/** A calendar month in Asia/Shanghai, `YYYY-MM`. Months compare and sort as texts. */
export type Month = string;

const FORM = /^(\d{4})-(0[1-9]|1[0-2])$/;

/** Whether a text is a Month. */
export function isMonth(text: string): boolean {
  return FORM.test(text);
}

/** The month a day lies in. */
export function monthOf(date: LocalDate): Month {
  return date.slice(0, 7);
}

/** The month a number of months later, or earlier when it is negative. @throws DomainError `impossible-month` */
export function addMonths(month: Month, count: number): Month {
  const [, year, number] = FORM.exec(month) ?? [];
  if (!year) throw new DomainError('impossible-month', `No such month: ${month}`, { month });
  const months = Number(year) * 12 + Number(number) - 1 + count;
  return `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}`;
}

/** Every month from one to another, both included; none when they are the wrong way round. */
export function monthsFrom(first: Month, last: Month): Month[] {
  const months: Month[] = [];
  for (let month = first; month <= last; month = addMonths(month, 1)) months.push(month);
  return months;
}

/**
 * A month as a half-open interval: `from` is its first day, `to` the first day after it; `start` and `end` are the
 * instants at which these days begin in Shanghai. What happens at midnight belongs to the day that begins.
 * @throws DomainError `impossible-month`
 */
export function monthInterval(month: Month): { from: LocalDate; to: LocalDate; start: string; end: string } {
  const from = `${month}-01`;
  const to = `${addMonths(month, 1)}-01`;
  return { from, to, start: startOfDay(from), end: startOfDay(to) };
}

function startOfDay(date: LocalDate): string {
  return new Date(`${date}T00:00:00+08:00`).toISOString();
}
