import { randomBytes } from 'node:crypto';
import { chainStart } from '#shared/sync/batch.ts';
import type { HubDatabase } from './database/schema.ts';
import type { HubSession } from './sessions.ts';
import { keepLog } from './site-log.ts';

/** So many may be chosen from after a restored backup; few enough that the numbers of an epoch's block stay short. */
const chosenFrom = 90;

/**
 * An epoch for an installation that goes on beside others of its centre, or in their place. One that was given in a time
 * which a restored hub has lost is in use, and the hub does not know it: so from then on it does not give the next
 * number, but any of those that follow.
 */
export async function epochAfter(database: HubDatabase, highest: number): Promise<number> {
  const restored = await database
    .selectFrom('hub_starts')
    .select('id')
    .where('restored', '=', 1)
    .limit(1)
    .executeTakeFirst();
  return highest + 1 + (restored ? (randomBytes(1)[0] ?? 0) % chosenFrom : 0);
}

/**
 * Gives an installation that is a copy of another one with its number an epoch of its own. What the other one did after
 * the point where both agree is pulled like anybody's work, so the way to it is given as well.
 * @returns the epoch, and the number after which the other one's work begins
 */
export function giveEpoch(
  database: HubDatabase,
  { siteNumber, epoch }: HubSession,
  agreed: number,
): Promise<{ epoch: number; cursor: number }> {
  return database.transaction().execute(async (transaction) => {
    // The lock of the hub: two copies never get the same.
    const hub = await transaction
      .updateTable('hub')
      .set((update) => ({ last_number: update.ref('last_number') }))
      .returning('last_number')
      .executeTakeFirstOrThrow();
    const { highest } = await transaction
      .selectFrom('site_logs')
      .select(({ fn }) => fn.max('epoch').as('highest'))
      .where('site_number', '=', siteNumber)
      .executeTakeFirstOrThrow();
    const next = await epochAfter(transaction, Math.max(highest ?? 0, epoch));
    await keepLog(transaction, { siteNumber, epoch: next }, { lastSeq: 0, chain: chainStart, takenSeq: 0 });
    const { first } = await transaction
      .selectFrom('changes')
      .select(({ fn }) => fn.min('hub_number').as('first'))
      .where('site_number', '=', siteNumber)
      .where('epoch', '=', epoch)
      .where('seq', '>', agreed)
      .executeTakeFirstOrThrow();
    return { epoch: next, cursor: first === null ? hub.last_number : first - 1 };
  });
}
