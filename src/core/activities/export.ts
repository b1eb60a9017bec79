import { type CalendarEvent, writeICalendar } from '#shared/domain/icalendar.ts';
import type { LocalDate } from '#shared/domain/local-date.ts';
import { wherePlace } from '#shared/wording/activities.ts';
import type { CoreContext } from '../context.ts';
import { failure } from '../errors.ts';
import { allCentres } from './queries.ts';
import { findActivity, listActivities } from './read.ts';

interface Span {
  from: LocalDate;
  until: LocalDate;
  siteNumber: string | null;
}

/** The activities of a span as iCalendar text. @throws CoreError as `listActivities` */
export function calendarFile(context: CoreContext, span: Span): string {
  const { database } = context.data;
  const events = listActivities(context, span).map((line): CalendarEvent => {
    const row = findActivity(database.read, line.id);
    const contact = [row.organiser, row.phone].filter(Boolean).join(' ');
    return {
      ...{ id: line.id, name: line.name, startsAt: line.startsAt, endsAt: line.endsAt },
      place: wherePlace({ ...line, roomId: row.room_id }),
      description: [
        row.content,
        line.lecturers.length > 0 ? `讲师：${line.lecturers.join('、')}` : '',
        contact === '' ? '' : `联系：${contact}`,
      ]
        .filter(Boolean)
        .join('\n'),
      category: line.typeName,
      cancelled: line.state === 'cancelled',
    };
  });
  return writeICalendar(events, { name: nameOf(context, span), madeAt: database.now().toISOString() });
}

/** Asks where, then writes the calendar there; null when the dialog was closed. @throws CoreError `PRINTING_FAILED` */
export async function saveCalendarFile(context: CoreContext, span: Span): Promise<string | null> {
  const content = Buffer.from(calendarFile(context, span));
  if (!context.desktop) throw failure('PRINTING_FAILED', { cause: 'no desktop' });
  return context.desktop.saveFile(`${nameOf(context, span)} ${span.from} 至 ${span.until}.ics`, content);
}

function nameOf({ data: { database } }: CoreContext, { siteNumber }: Span): string {
  const centre = database.read.all(allCentres).find((one) => one.site_number === siteNumber);
  return `${centre?.name ?? '各中心'}日程`;
}
