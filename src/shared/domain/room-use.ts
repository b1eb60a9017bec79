import type { OpeningHours } from './clashes.ts';
import {
  addCalendarDays,
  dayNumberOf,
  type LocalDate,
  startOfDayInShanghai,
  weekdayOf,
} from './local-date.ts';

/** How much of the time a room is open it is in use. */
export interface RoomUse {
  /** Null where nobody has said when it is open. */
  readonly openMinutes: number | null;
  /** Each moment counts once, however many share it, and also outside the opening hours. */
  readonly usedMinutes: number;
}

interface Span {
  readonly startsAt: string;
  readonly endsAt: string;
}

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** The use of a room on consecutive days; what lies before the first or after the last is left out. */
export function roomUse(
  days: readonly LocalDate[],
  hours: OpeningHours | null,
  uses: readonly Span[],
): RoomUse {
  const first = Date.parse(startOfDayInShanghai(days[0] ?? '1970-01-01'));
  const end = first + days.length * DAY_MS;
  const spans = uses
    .map(({ startsAt, endsAt }) => ({
      from: Math.max(first, Date.parse(startsAt)),
      until: Math.min(end, Date.parse(endsAt)),
    }))
    .sort((one, other) => one.from - other.from);
  let used = 0;
  let reached = first;
  for (const { from, until } of spans) {
    used += Math.max(0, until - Math.max(from, reached));
    reached = Math.max(reached, until);
  }
  return { openMinutes: hours && openMinutes(days, hours), usedMinutes: Math.round(used / MINUTE_MS) };
}

function openMinutes(days: readonly LocalDate[], hours: OpeningHours): number {
  return days.reduce((sum, day) => {
    const open = hours[String(weekdayOf(dayNumberOf(day)))];
    return sum + (open ? Math.max(0, minuteOf(open.until) - minuteOf(open.from)) : 0);
  }, 0);
}

function minuteOf(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return hour * 60 + minute;
}

/** The days of the week a day lies in, Monday to Sunday. */
export function weekOf(day: LocalDate): LocalDate[] {
  const monday = addCalendarDays(day, 1 - weekdayOf(dayNumberOf(day)));
  return Array.from({ length: 7 }, (_, at) => addCalendarDays(monday, at));
}
