import { dayNumberOf, type LocalDate, localDateOf, weekdayOf } from '#shared/domain/local-date.ts';
import { addMonths, monthOf } from '#shared/domain/months.ts';

/** How a calendar is looked at. */
export const CALENDAR_VIEWS = ['month', 'week', 'agenda'] as const;
export type CalendarView = (typeof CALENDAR_VIEWS)[number];

/** How many days a list shows at once: four weeks. */
const AGENDA_DAYS = 28;

/** The days a view shows around a day: whole weeks from Monday on, or four weeks from the day on. */
export function daysShown(view: CalendarView, day: LocalDate): LocalDate[] {
  if (view === 'agenda') return daysFrom(dayNumberOf(day), AGENDA_DAYS);
  if (view === 'week') return daysFrom(mondayOf(dayNumberOf(day)), 7);
  const first = mondayOf(dayNumberOf(`${monthOf(day)}-01`));
  const after = dayNumberOf(`${addMonths(monthOf(day), 1)}-01`);
  return daysFrom(first, Math.ceil((after - first) / 7) * 7);
}

/** The day to stand on one screen further: the same day of the next month where there is one, or a span of days on. */
export function turnedTo(view: CalendarView, day: LocalDate, step: 1 | -1): LocalDate {
  if (view !== 'month') return localDateOf(dayNumberOf(day) + step * (view === 'week' ? 7 : AGENDA_DAYS));
  const month = addMonths(monthOf(day), step);
  const last = localDateOf(dayNumberOf(`${addMonths(month, 1)}-01`) - 1);
  const same = `${month}-${day.slice(8)}`;
  return same > last ? last : same;
}

function mondayOf(day: number): number {
  return day - weekdayOf(day) + 1;
}

function daysFrom(first: number, count: number): LocalDate[] {
  return Array.from({ length: count }, (_, at) => localDateOf(first + at));
}

interface Span {
  startsAt: string;
  endsAt: string;
}

/** Where an activity stands in its day of a week: in which column of how many. */
export interface Lane<Item> {
  item: Item;
  lane: number;
  lanes: number;
}

/** Puts activities that share a moment side by side; those that do not may have the whole width. */
export function lanesOf<Item extends Span>(items: readonly Item[]): Lane<Item>[] {
  const inOrder = [...items].sort((one, other) => Date.parse(one.startsAt) - Date.parse(other.startsAt));
  const placed: Lane<Item>[] = [];
  let group: Lane<Item>[] = [];
  let ends: number[] = [];
  const close = () => {
    for (const one of group) one.lanes = ends.length;
    group = [];
    ends = [];
  };
  for (const item of inOrder) {
    const start = Date.parse(item.startsAt);
    if (ends.every((end) => end <= start)) close();
    const free = ends.findIndex((end) => end <= start);
    const lane = free < 0 ? ends.length : free;
    ends[lane] = Date.parse(item.endsAt);
    const one = { item, lane, lanes: 1 };
    group.push(one);
    placed.push(one);
  }
  close();
  return placed;
}
