import type { CoreContext } from '#core/context.ts';
import { latestDay } from '#core/county/queries.ts';
import { syncState } from '#core/db/sync-state.ts';
import { syncStatus } from '#core/sync/service.ts';
import type { UpwardHealth } from '../operation/health.ts';

/** How a hub stands as a site of a larger one; null where it is none yet. No personal data. */
export function upwardHealth(context: CoreContext | null): UpwardHealth | null {
  if (!context) return null;
  const { read, site } = context.data.database;
  const state = syncState(read);
  if (!state) return null;
  const { waiting, refused, syncedAt, failingSince, failure } = syncStatus(context);
  return {
    ...{ hubUrl: state.hub_url, townNumber: site.siteNumber },
    ...{ waiting, refused, syncedAt, failingSince, failure },
    countedFor: read.first(latestDay(site.siteNumber))?.day ?? null,
  };
}
