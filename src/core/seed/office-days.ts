import { addCalendarDays, type LocalDate } from '#shared/domain/local-date.ts';
import { isWorkday, type WorkCalendar } from '#shared/domain/workdays.ts';
import type { Random } from './random.ts';

const hour = 3_600_000;
/** Hours of the window, in milliseconds since local midnight. */
const morning = { from: 8.5 * hour, to: 12 * hour };
const afternoon = { from: 14.5 * hour, to: 17.5 * hour };
const openFor = morning.to - morning.from + (afternoon.to - afternoon.from);

/** Every working day of the years before today, and today whatever day it is. */
export function officeDays(today: LocalDate, years: number, calendar: WorkCalendar): LocalDate[] {
  const days: LocalDate[] = [];
  for (let date = addCalendarDays(today, -365 * years); date < today; date = addCalendarDays(date, 1)) {
    if (isWorkday(date, calendar)) days.push(date);
  }
  days.push(today);
  return days;
}

/** A moment of the window's hours of a day, never after `until`. */
export function officeMoment(random: Random, date: LocalDate, until: number): number {
  return momentAt(random.next(), date, until);
}

/** So many moments of the window's hours of a day in their order, none after `until`. */
export function officeMoments(random: Random, date: LocalDate, count: number, until: number): number[] {
  const shares = Float64Array.from({ length: count }, () => random.next()).sort();
  return Array.from(shares, (share) => momentAt(share, date, until));
}

function momentAt(share: number, date: LocalDate, until: number): number {
  const midnight = Date.parse(`${date}T00:00:00+08:00`);
  const elapsed = Math.max(0, until - midnight);
  // Early in the morning nothing but the hours before opening has passed.
  if (elapsed <= morning.from) return midnight + Math.floor(share * elapsed);
  const open = Math.min(openFor, openUntil(elapsed));
  const worked = Math.floor(share * open);
  const beforeNoon = morning.to - morning.from;
  const start = worked < beforeNoon ? morning.from : afternoon.from - beforeNoon;
  return midnight + start + worked;
}

function openUntil(elapsed: number): number {
  const beforeNoon = Math.min(elapsed, morning.to) - morning.from;
  const afterNoon = Math.max(0, Math.min(elapsed, afternoon.to) - afternoon.from);
  return beforeNoon + afterNoon;
}

/**
 * How many cases each day brings: more or less by chance, and enough in the last weeks that the list of open
 * cases is worth looking at, even when there are few cases. At least one of them comes today.
 */
export function casesByDay(random: Random, days: number, cases: number): number[] {
  const lately = Math.min(20, days);
  const shareLately = Math.max(lately / days, Math.min(0.3, 500 / cases));
  const weights = Array.from({ length: days }, (_, at) => {
    const share = at >= days - lately ? shareLately / lately : (1 - shareLately) / (days - lately);
    return share * (0.7 + 0.6 * random.next());
  });
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let sum = 0;
  let given = 0;
  return weights.map((weight, at) => {
    sum += weight;
    const upToHere = Math.round((sum / total) * Math.max(0, cases - 1));
    const count = upToHere - given;
    given = upToHere;
    return at === days - 1 ? count + Math.min(1, cases) : count;
  });
}
