import type { WorkCalendar } from '#shared/domain/workdays.ts';
import { type MovedDueDate, recountDueDates } from '../cases/recount-due-dates.ts';
import type { CoreContext } from '../context.ts';
import type { Actor } from '../db/database.ts';
import { query } from '../db/query.ts';
import type { ReadHandle } from '../db/read-handle.ts';
import { parseCalendar } from './parse-calendar.ts';

/**
 * Takes in one year's official calendar. Days the new file does not name any more are removed from that year.
 * Every open due date is counted again; the answer lists those that moved.
 * @throws CoreError `IMPORT_REJECTED`; then nothing of the file was taken in
 */
export function importCalendar(
  context: CoreContext,
  actor: Actor,
  text: string,
): { year: number; days: number; movedDueDates: MovedDueDate[] } {
  const { year, source, days } = parseCalendar(text);
  const command = { name: 'calendar.import', actor, subject: { entity: 'calendarYear', id: String(year) } };
  const { database } = context.data;
  const movedDueDates = database.write(command, (unit) => {
    const yearKnown = unit.read.first(
      query.selectFrom('calendar_years').select('year').where('year', '=', year),
    );
    if (yearKnown) unit.update('calendarYear', { year }, { source });
    else unit.insert('calendarYear', { year, source });
    const known = unit.read.all(query.selectFrom('calendar_days').select('date'));
    const knownDates = new Set(known.map((row) => row.date));
    const named = new Set(days.map((day) => day.date));
    for (const date of knownDates) {
      if (date.startsWith(`${year}-`) && !named.has(date)) unit.delete('calendarDay', { date });
    }
    for (const { date, name, isOffDay } of days) {
      const fields = { name, is_off_day: isOffDay ? 1 : 0 };
      if (knownDates.has(date)) unit.update('calendarDay', { date }, fields);
      else unit.insert('calendarDay', { date, ...fields });
    }
    return recountDueDates(unit, database.site.siteNumber, loadWorkCalendar(unit.read));
  });
  return { year, days: days.length, movedDueDates };
}

/** The working calendar as this site knows it. */
export function loadWorkCalendar(read: ReadHandle): WorkCalendar {
  const years = read.all(query.selectFrom('calendar_years').select('year'));
  const days = read.all(query.selectFrom('calendar_days').select(['date', 'name', 'is_off_day']));
  return {
    years: new Set(years.map((row) => row.year)),
    days: new Map(days.map((row) => [row.date, { name: row.name, isOffDay: row.is_off_day === 1 }])),
  };
}
