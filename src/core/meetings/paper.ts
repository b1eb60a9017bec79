import { formatDateWithWeekday, formatLongDate } from '#shared/wording/dates.ts';
import { absencesText, meetingName } from '#shared/wording/meetings.ts';
import type { CoreContext } from '../context.ts';
import { renderTemplate } from '../documents/template-engine.ts';
import { failure } from '../errors.ts';
import { getMeeting } from './minutes.ts';

type Outcome = 'printed' | 'no-printer' | 'printer-failed';

/** 会议记录 as a page for the printer, A4. @throws CoreError `NOT_FOUND` */
export function renderMinutes(context: CoreContext, id: string): string {
  const meeting = getMeeting(context, id);
  return renderTemplate(context.resourcesFolder, 'meeting-minutes.html', {
    meeting,
    title: `${meeting.branchName}${meeting.kinds.length > 1 ? '会议' : meetingName(meeting.kinds)}记录`,
    name: meetingName(meeting.kinds),
    day: formatLongDate(meeting.day),
    weekday: formatDateWithWeekday(meeting.day).slice(11, 13),
    present: meeting.expected - meeting.absent.length,
    absentCount: meeting.absent.length,
    absent: absencesText(meeting.absent),
  });
}

/** @throws CoreError `NOT_FOUND`, `PRINTING_FAILED` */
export async function printMinutes(context: CoreContext, id: string): Promise<Outcome> {
  const html = renderMinutes(context, id);
  if (!context.desktop) throw failure('PRINTING_FAILED', { cause: 'no desktop' });
  return context.desktop.print(html);
}

/** Asks where, then writes the minutes there as PDF; null when the dialog was closed. @throws CoreError as `printMinutes` */
export async function saveMinutes(context: CoreContext, id: string): Promise<string | null> {
  const html = renderMinutes(context, id);
  const { desktop } = context;
  if (!desktop) throw failure('PRINTING_FAILED', { cause: 'no desktop' });
  const { branchName, kinds, day } = getMeeting(context, id);
  return desktop.saveFile(`${day} ${branchName} ${meetingName(kinds)}.pdf`, await desktop.renderPdf(html));
}
