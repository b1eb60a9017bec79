import { renderSVG } from 'uqr';
import type { Activity } from '#shared/contract/activities.ts';
import { activityCode } from '#shared/domain/activity-code.ts';
import { localDateInShanghai } from '#shared/domain/workdays.ts';
import { timeSpan, wherePlace } from '#shared/wording/activities.ts';
import { formatDateWithWeekday, formatLongDate } from '#shared/wording/dates.ts';
import { centreBySite } from '../centres/queries.ts';
import type { CoreContext, Desktop } from '../context.ts';
import { PAGE_FOOTER } from '../documents/page-footer.ts';
import { renderTemplate } from '../documents/template-engine.ts';
import { failure } from '../errors.ts';
import { getActivity } from './read.ts';

/** 海报, 签到表, 电话通知名单. */
export type ActivityPaper = 'poster' | 'sign-in-sheet' | 'call-list';

const TITLES: Record<ActivityPaper, string> = {
  poster: '活动海报',
  'sign-in-sheet': '活动签到表',
  'call-list': '电话通知名单',
};
/** Rows on a page of a sign-in sheet, and how many are kept free for people who did not sign up. */
const SHEET_ROWS = 16;
const FREE_ROWS = 8;

/** A paper of an activity as a page for the printer, A4. Its QR code holds the activity's code. @throws CoreError `NOT_FOUND` */
export function renderPaper(context: CoreContext, id: string, paper: ActivityPaper): string {
  const { database } = context.data;
  const activity = getActivity(context, id);
  const centre = database.read.first(centreBySite(activity.siteNumber));
  if (!centre) throw failure('NOT_FOUND', { entity: 'centre', id: activity.siteNumber });
  const day = localDateInShanghai(activity.startsAt);
  const code = activityCode(activity.id);
  return renderTemplate(context.resourcesFolder, `activity-${paper}.html`, {
    centre,
    title: paper === 'poster' ? activity.name : TITLES[paper],
    activity,
    weekday: formatDateWithWeekday(day).slice(11, 13),
    day: formatLongDate(day),
    time: timeSpan(activity),
    place: wherePlace(activity) || centre.name,
    lecturers: activity.lecturers.join('、'),
    phone: activity.phone || centre.phone,
    code,
    qrCode: renderSVG(code, { border: 0 }),
    ...(paper === 'sign-in-sheet' && { pages: sheetPages(activity) }),
    printedOn: localDateInShanghai(database.now()),
  });
}

/** @throws CoreError `NOT_FOUND`, `PRINTING_FAILED` */
export async function printPaper(
  context: CoreContext,
  id: string,
  paper: ActivityPaper,
): Promise<'printed' | 'no-printer' | 'printer-failed'> {
  const html = renderPaper(context, id, paper);
  return withDesktop(context, (desktop) => desktop.print(html));
}

/** Asks where, then writes the paper there as PDF; null when the dialog was closed. @throws CoreError as `printPaper` */
export async function savePaper(
  context: CoreContext,
  id: string,
  paper: ActivityPaper,
): Promise<string | null> {
  const html = renderPaper(context, id, paper);
  const pdf = await withDesktop(context, (desktop) =>
    desktop.renderPdf(html, paper === 'sign-in-sheet' ? PAGE_FOOTER : undefined),
  );
  const { name } = getActivity(context, id);
  return (context.desktop as Desktop).saveFile(
    `${TITLES[paper]} ${name.replace(/[\\/:*?"<>|]/g, ' ')}.pdf`,
    pdf,
  );
}

/** Everybody who has a place, then free rows; always whole pages, so that the printed sheet has no half-drawn table. */
function sheetPages({ placed, capacity }: Activity): { number: number; name: string; phone: string }[][] {
  const wanted = Math.max(placed.length + FREE_ROWS, Math.min(capacity, 200));
  const pages = Math.ceil(wanted / SHEET_ROWS);
  return Array.from({ length: pages }, (_, page) =>
    Array.from({ length: SHEET_ROWS }, (_, row) => {
      const at = page * SHEET_ROWS + row;
      return { number: at + 1, name: placed[at]?.name ?? '', phone: placed[at]?.phone ?? '' };
    }),
  );
}

async function withDesktop<Result>(
  context: CoreContext,
  work: (desktop: Desktop) => Promise<Result>,
): Promise<Result> {
  if (!context.desktop) throw failure('PRINTING_FAILED', { cause: 'no desktop' });
  try {
    return await work(context.desktop);
  } catch (cause) {
    throw failure('PRINTING_FAILED', { cause: String(cause) });
  }
}
