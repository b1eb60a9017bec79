import { calendarOfNotices, type NoticeDay, yearOf } from '#shared/domain/calendar-notices.ts';
import type { WorkCalendar } from '#shared/domain/workdays.ts';
import { query } from '../db/query.ts';
import { compiledOnce, type ReadHandle } from '../db/read-handle.ts';
import type { UnitOfWork } from '../db/unit-of-work.ts';
import type { CalendarFile } from './parse-calendar.ts';

/** What the notices of this site say, day by day, and the years that have one. */
export interface Notices {
  years: ReadonlyMap<number, { source: string }>;
  days: readonly NoticeDay[];
}

const knownYears = compiledOnce(query.selectFrom('calendar_years').select(['year', 'source']));
const ownDays = compiledOnce(query.selectFrom('calendar_days').select(['date', 'name', 'is_off_day']));
const neighbourDays = compiledOnce(
  query.selectFrom('calendar_neighbour_days').select(['notice_year', 'date', 'name', 'is_off_day']),
);

/** A day stands in the table of its own year's notice, or in that of what neighbouring notices say of it. */
export function readNotices(read: ReadHandle): Notices {
  const years = read.all(knownYears);
  const own = read.all(ownDays);
  const neighbours = read.all(neighbourDays);
  const day = (noticeYear: number, row: (typeof own)[number]): NoticeDay => ({
    noticeYear,
    date: row.date,
    name: row.name,
    isOffDay: row.is_off_day === 1,
  });
  return {
    years: new Map(years.map(({ year, source }) => [year, { source }])),
    days: [
      ...own.map((row) => day(yearOf(row.date), row)),
      ...neighbours.map((row) => day(row.notice_year, row)),
    ],
  };
}

/** The notices as they are once this file has taken the place of what its year said before. */
export function withNotice(notices: Notices, { year, source, days }: CalendarFile): Notices {
  return {
    years: new Map(notices.years).set(year, { source }),
    days: [
      ...notices.days.filter(({ noticeYear }) => noticeYear !== year),
      ...days.map((day) => ({ noticeYear: year, ...day })),
    ],
  };
}

/** The working calendar that these notices make. */
export function calendarOf({ years, days }: Notices): WorkCalendar {
  return calendarOfNotices(new Set(years.keys()), days);
}

/** Writes one notice: days it does not name any more are removed, what other notices say stays. */
export function writeNotice(unit: UnitOfWork, before: Notices, { year, source, days }: CalendarFile): void {
  if (before.years.has(year)) unit.update('calendarYear', { year }, { source });
  else unit.insert('calendarYear', { year, source });
  const known = new Set(before.days.filter((day) => day.noticeYear === year).map(({ date }) => date));
  const named = new Set(days.map(({ date }) => date));
  for (const date of known) {
    if (named.has(date)) continue;
    if (yearOf(date) === year) unit.delete('calendarDay', { date });
    else unit.delete('calendarNeighbourDay', { notice_year: year, date });
  }
  for (const { date, name, isOffDay } of days) {
    const fields = { name, is_off_day: isOffDay ? 1 : 0 };
    const neighbour = { notice_year: year, date };
    if (yearOf(date) === year) {
      if (known.has(date)) unit.update('calendarDay', { date }, fields);
      else unit.insert('calendarDay', { date, ...fields });
    } else if (known.has(date)) unit.update('calendarNeighbourDay', neighbour, fields);
    else unit.insert('calendarNeighbourDay', { ...neighbour, ...fields });
  }
}
