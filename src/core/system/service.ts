import type { SystemStatus } from '#shared/contract/system.ts';
import { localDateInShanghai } from '#shared/domain/local-date.ts';
import { loadWorkCalendar } from '../calendar/service.ts';
import { centreBySite } from '../centres/queries.ts';
import type { CoreContext } from '../context.ts';
import { query } from '../db/query.ts';
import { syncState } from '../db/sync-state.ts';
import { syncStatus } from '../sync/service.ts';

/** What the frame of the window shows: where we are, what is known, what waits to be sent. */
export function systemStatus(context: CoreContext): SystemStatus {
  const { database, demo } = context.data;
  const { siteNumber, epoch } = database.site;
  const centre = database.read.first(centreBySite(siteNumber));
  const last = database.read.first(
    query
      .selectFrom('changes')
      .select('seq')
      .where('site_number', '=', siteNumber)
      .where('epoch', '=', epoch)
      .orderBy('seq', 'desc')
      .limit(1),
  );
  return {
    version: context.applicationVersion,
    demo,
    centre: {
      siteNumber,
      name: centre?.name ?? '',
      phone: centre?.phone ?? '',
      address: centre?.address ?? '',
    },
    today: localDateInShanghai(database.now()),
    calendarYears: [...loadWorkCalendar(database.read).years].sort(),
    changesWaiting: (last?.seq ?? 0) - (syncState(database.read)?.answered_seq ?? 0),
    sync: syncStatus(context),
  };
}
