import { localDateInShanghai } from '#shared/domain/workdays.ts';
import { dayAndSpan, wherePlace } from '#shared/wording/activities.ts';
import { centreBySite } from '../centres/queries.ts';
import type { CoreContext } from '../context.ts';
import { renderTemplate } from '../documents/template-engine.ts';
import { failure } from '../errors.ts';
import { listReminders } from './service.ts';

/** 待通知名单: everybody who has still to be told, by activity, as a page for the printer, A4. @throws CoreError `NOT_FOUND` */
export function renderCallList(context: CoreContext): string {
  const { database } = context.data;
  const { siteNumber } = database.site;
  const centre = database.read.first(centreBySite(siteNumber));
  if (!centre) throw failure('NOT_FOUND', { entity: 'centre', id: siteNumber });
  const activities = listReminders(context).activities.map((activity) => ({
    ...activity,
    when: dayAndSpan(activity),
    where: wherePlace({ ...activity, roomId: null }) || centre.name,
    people: activity.people.filter(({ toldAt }) => toldAt === null),
  }));
  return renderTemplate(context.resourcesFolder, 'activity-reminders.html', {
    centre,
    title: '活动待通知名单',
    activities: activities.filter(({ people }) => people.length > 0),
    printedOn: localDateInShanghai(database.now()),
  });
}

/** @throws CoreError `NOT_FOUND`, `PRINTING_FAILED` */
export async function printCallList(
  context: CoreContext,
): Promise<'printed' | 'no-printer' | 'printer-failed'> {
  const html = renderCallList(context);
  if (!context.desktop) throw failure('PRINTING_FAILED', { cause: 'no desktop' });
  return context.desktop.print(html);
}
