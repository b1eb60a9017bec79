import type { WorkCalendar } from './workdays.ts';

const OFF: Record<string, string> = {
  元旦: '01-01 01-02 01-03',
  春节: '02-15 02-16 02-17 02-18 02-19 02-20 02-21 02-22 02-23',
  清明节: '04-04 04-05 04-06',
  劳动节: '05-01 05-02 05-03 05-04 05-05',
  端午节: '06-19 06-20 06-21',
  中秋节: '09-25 09-26 09-27',
  国庆节: '10-01 10-02 10-03 10-04 10-05 10-06 10-07',
};
const MADE_UP: Record<string, string> = {
  元旦: '01-04',
  春节: '02-14 02-28',
  劳动节: '05-09',
  国庆节: '09-20 10-10',
};

function daysOf(table: Record<string, string>, isOffDay: boolean) {
  return Object.entries(table).flatMap(([name, days]) =>
    days.split(' ').map((day) => [`2026-${day}`, { name, isOffDay }] as const),
  );
}

/** For tests: the notice of 2025-11-04 for the year 2026. The application imports its calendars. */
export const calendarOf2026: WorkCalendar = {
  years: new Set([2026]),
  days: new Map([...daysOf(OFF, true), ...daysOf(MADE_UP, false)]),
};
