import { randomBytes } from 'node:crypto';
import type { HubStart } from '#shared/sync/hub-starts.ts';
import type { HubDatabase } from './database/schema.ts';

/** 2020-01-01: seconds since then fit into the databases' integers for a lifetime. */
const countedFrom = Date.UTC(2020, 0, 1);

/**
 * Opens a new epoch of the hub. A hub cannot know whether it was restored from a backup, so each start of its process is
 * one: orders of it follow all that were given before. It takes its number from the clock, so that it is also higher
 * than that of starts after the backup; were the clock wrong, a site that brings a later order back opens another one.
 * @param atLeast the number of the epoch, when that is higher
 */
export async function openStart(database: HubDatabase, now: Date, atLeast = 0): Promise<void> {
  const hub = await database
    .updateTable('hub')
    .set((update) => ({ last_number: update.ref('last_number') }))
    .returning(['epoch', 'last_number', 'start_id'])
    .executeTakeFirstOrThrow();
  const isFirst = hub.start_id === '';
  const seconds = Math.floor((now.getTime() - countedFrom) / 1000);
  const epoch = Math.max(isFirst ? hub.epoch : hub.epoch + 1, seconds, atLeast);
  const id = randomBytes(9).toString('base64url');
  const { position } = await database
    .selectFrom('hub_starts')
    .select(({ fn }) => fn.max('position').as('position'))
    .executeTakeFirstOrThrow();
  await database
    .insertInto('hub_starts')
    .values({
      id,
      position: (position ?? 0) + 1,
      epoch,
      after_number: hub.last_number,
      started_at: now.toISOString(),
    })
    .execute();
  await database.updateTable('hub').set({ epoch, start_id: id }).execute();
}

/** The starts from one on that a site knows; all of them when the hub does not know it. */
export async function startsFrom(database: HubDatabase, knownId: string): Promise<HubStart[]> {
  const starts = database
    .selectFrom('hub_starts')
    .select(['id', 'epoch', 'after_number as after'])
    .orderBy('position');
  const known = await database
    .selectFrom('hub_starts')
    .select('position')
    .where('id', '=', knownId)
    .executeTakeFirst();
  return known ? starts.where('position', '>=', known.position).execute() : starts.execute();
}
