import type { CalendarImport, CalendarPreview, CalendarYear } from '#shared/contract/calendar.ts';
import type { WorkCalendar } from '#shared/domain/workdays.ts';
import { countDueDatesAnew, recountDueDates } from '../cases/recount-due-dates.ts';
import type { CoreContext } from '../context.ts';
import type { ReadHandle } from '../db/read-handle.ts';
import { decodeTextFile } from '../import-file.ts';
import { requireRole, type StaffActor } from '../staff/roles.ts';
import { calendarOf, type Notices, readNotices, withNotice, writeNotice } from './notices.ts';
import { parseCalendar } from './parse-calendar.ts';

/**
 * Takes in one year's official calendar. Days the new file does not name any more are removed from that notice;
 * what the notices of other years say stays. Every open due date is counted again; the answer lists those that moved.
 * @throws CoreError `ROLE_NOT_ALLOWED`; `IMPORT_REJECTED`; then nothing of the file was taken in
 */
export function importCalendar(context: CoreContext, actor: StaffActor, text: string): CalendarImport {
  requireRole(actor, 'manager', 'administrator');
  const file = parseCalendar(text);
  const { database } = context.data;
  const subject = { entity: 'calendarYear', id: String(file.year) };
  const recounted = database.write({ name: 'calendar.import', actor, subject }, (unit) => {
    writeNotice(unit, readNotices(unit.read), file);
    return recountDueDates(unit, database.site.siteNumber, loadWorkCalendar(unit.read));
  });
  return { year: file.year, source: file.source, days: file.days.length, ...recounted };
}

/**
 * What an import of this file would do, without doing it.
 * @throws CoreError `ROLE_NOT_ALLOWED`, `IMPORT_REJECTED`
 */
export function previewCalendar(context: CoreContext, actor: StaffActor, bytes: Uint8Array): CalendarPreview {
  requireRole(actor, 'manager', 'administrator');
  const file = parseCalendar(decodeTextFile(bytes));
  const { read, site } = context.data.database;
  const notices = withNotice(readNotices(read), file);
  const { movedDueDates, provisionalCleared } = countDueDatesAnew(read, site.siteNumber, calendarOf(notices));
  return {
    ...{ year: file.year, source: file.source, days: file.days.length, movedDueDates, provisionalCleared },
    calendar: calendarYears(notices).find(({ year }) => year === file.year) as CalendarYear,
  };
}

/** The working calendar as this site knows it. */
export function loadWorkCalendar(read: ReadHandle): WorkCalendar {
  return calendarOf(readNotices(read));
}

/** The years whose official calendar is known here, each with the days that differ from the plain week. */
export function listCalendarYears(read: ReadHandle): CalendarYear[] {
  return calendarYears(readNotices(read));
}

function calendarYears(notices: Notices): CalendarYear[] {
  const { days } = calendarOf(notices);
  const inOrder = [...days].sort(([one], [other]) => (one < other ? -1 : 1));
  return [...notices.years]
    .sort(([one], [other]) => one - other)
    .map(([year, { source }]) => ({
      year,
      source,
      days: inOrder
        .filter(([date]) => date.startsWith(`${year}-`))
        .map(([date, { name, isOffDay }]) => ({ date, name, isOffDay })),
    }));
}
