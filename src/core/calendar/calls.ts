import { actorOf, calls } from '../calls.ts';
import { decodeTextFile } from '../import-file.ts';
import { importCalendar, listCalendarYears, previewCalendar } from './service.ts';

const bytes = (content: string) => Buffer.from(content, 'base64');

/** 工作日历 as a window asks for it. */
export const calendarCalls = {
  years: calls.calendar.years.handler(({ context }) => {
    actorOf(context);
    return listCalendarYears(context.core.data.database.read);
  }),
  preview: calls.calendar.preview.handler(({ context, input }) =>
    previewCalendar(context.core, actorOf(context), bytes(input.content)),
  ),
  import: calls.calendar.import.handler(({ context, input }) =>
    importCalendar(context.core, actorOf(context), decodeTextFile(bytes(input.content))),
  ),
};
