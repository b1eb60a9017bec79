import type { CoreContext } from '../context.ts';
import { askHub } from '../sync/ask-hub.ts';
import type { HubClient } from '../sync/hub-client.ts';

/** At the town's site: keeps what the hub knows of the centres, when each was there last and what had not come by then. */
export async function noteContacts(
  { data: { database } }: CoreContext,
  client: Pick<HubClient, 'centres'>,
  token: string,
): Promise<void> {
  const { at, centres } = await askHub(() => client.centres({ token }));
  database.writeLocal((local) => {
    for (const { siteNumber, isHub, seenAt, silent, waiting, scansWaiting, refused } of centres) {
      local.put('centre_contacts', {
        ...{ site_number: siteNumber, seen_at: seenAt, silent: silent ? 1 : 0, is_hub: isHub ? 1 : 0 },
        ...{ waiting, scans_waiting: scansWaiting, refused, told_at: at },
      });
    }
  });
}
