import { randomBytes } from 'node:crypto';
import type { HubStart } from '#shared/sync/hub-starts.ts';
import type { HubDatabase } from './database/schema.ts';

/** 2020-01-01: seconds since then fit into the databases' integers for a lifetime. */
const countedFrom = Date.UTC(2020, 0, 1);

/**
 * Opens a new epoch of the hub. A hub cannot know whether it was restored from a backup, so each start of its process is
 * one: orders of it follow all that were given before. It takes its number from the clock, so that it is also higher
 * than that of starts after the backup; were the clock wrong, a site that brings a later order back opens another one.
 * @param place where its data lie, when its process starts; with another one than before it knows that it was restored
 * @param atLeast the number of the epoch, when that is higher
 */
export async function openStart(
  database: HubDatabase,
  now: Date,
  { place, atLeast = 0 }: { place?: string; atLeast?: number },
): Promise<void> {
  const hub = await database
    .updateTable('hub')
    .set((update) => ({ last_number: update.ref('last_number') }))
    .returning(['epoch', 'last_number', 'start_id', 'place'])
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
      restored: place !== undefined && hub.place !== '' && hub.place !== place ? 1 : 0,
    })
    .execute();
  await database
    .updateTable('hub')
    .set({ epoch, start_id: id, ...(place !== undefined && { place }) })
    .execute();
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

/** The present start came after a backup was put back: a site has proved it. */
export async function noteRestored(database: HubDatabase): Promise<void> {
  await database
    .updateTable('hub_starts')
    .set({ restored: 1 })
    .where('id', '=', ({ selectFrom }) => selectFrom('hub').select('start_id'))
    .execute();
}

/** Whether somebody knows of the last time that a backup was put back, of which the hub knows; true when it never was. */
export async function knowsOfRestore(database: HubDatabase, known: readonly HubStart[]): Promise<boolean> {
  const { last } = await database
    .selectFrom('hub_starts')
    .select(({ fn }) => fn.max('position').as('last'))
    .where('restored', '=', 1)
    .executeTakeFirstOrThrow();
  if (last === null) return true;
  const since = await database.selectFrom('hub_starts').select('id').where('position', '>=', last).execute();
  return since.some(({ id }) => known.some((start) => start.id === id));
}
