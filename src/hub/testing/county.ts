import { centresOfTown, overdueOfTown, standingOfTowns } from '#core/county/service.ts';
import { syncNow } from '#core/sync/sync-now.ts';
import { openHubDatabase } from '../database/open.ts';
import type { HubOptions } from '../server.ts';
import { withUpward } from '../upward/folder.ts';
import { joinCounty } from '../upward/join-county.ts';
import { tellFigures } from '../upward/keep-upward.ts';
import { enrolledSite, testHub } from './town.ts';

/** The number of the town in these counties. */
export const townNumber = '05';

/** A county's hub with its own site, and a town's hub with a village; the town's is not enrolled at the county's yet. */
export async function countyAndTown(
  given: { county?: Partial<HubOptions>; town?: Partial<HubOptions> } = {},
) {
  const county = await testHub(given.county);
  const hub = await testHub(given.town);
  const village = await enrolledSite(hub, '13');
  const office = await enrolledSite(county, '01');
  await syncNow(office.context);
  const { context, manager } = office;
  return {
    ...{ county, hub, village, office },
    /** @param url another way to the county's hub */
    join: async (url = county.url) =>
      joinCounty(hub.options, { url, code: await county.code(townNumber, 'hub') }),
    /** What the town's hub does every quarter of an hour. Null when it is nobody's site. */
    told: async () => {
      const database = await openHubDatabase(hub.options);
      try {
        return await withUpward(hub.options.folder, async (upward) => {
          await syncNow(upward);
          const changed = await tellFigures({ database, context: upward });
          await syncNow(upward);
          return changed;
        });
      } finally {
        await database.destroy();
      }
    },
    towns: () => standingOfTowns(context, manager),
    centres: () => centresOfTown(context, manager, townNumber),
    overdue: () => overdueOfTown(context, manager, { townNumber, limit: 200 }).rows,
    disputes: () => context.data.connection.prepare('SELECT count(*) FROM conflicts').pluck().get(),
  };
}
