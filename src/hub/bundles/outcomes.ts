import type { Change } from '#shared/sync/change.ts';
import { compareOrders } from '#shared/sync/fold-entity.ts';
import type { Outcomes } from '#shared/sync/hub-contract.ts';
import { formatStamp, parseStamp } from '#shared/sync/stamp.ts';
import type { HubDatabase } from '../database/schema.ts';
import { seenBy } from '../pull.ts';
import { logOf } from '../site-log.ts';

/**
 * What became of changes that a site learned from another centre, or that have a place of a time which this hub lost: those in its
 * scope that were taken, with their orders and as they are here, those that were refused, and those that are none of its
 * business. Of the others nothing is said: they did not come yet.
 */
export async function outcomesOf(
  database: HubDatabase,
  siteNumber: string,
  stamps: readonly string[],
): Promise<Outcomes> {
  const hub = await database.selectFrom('hub').select('town_site').executeTakeFirstOrThrow();
  const outcomes: Outcomes = { taken: [], seen: [], refused: [], outOfScope: [] };
  for (const stamp of stamps) {
    const named = parseStamp(stamp);
    if (!named) continue;
    const row = await database
      .selectFrom('changes')
      .selectAll()
      .where('site_number', '=', named.siteNumber)
      .where('epoch', '=', named.epoch)
      .where('seq', '=', named.seq)
      .executeTakeFirst();
    if (!row) {
      // Others brought back all that was taken in up to there, and this is not among it.
      if (named.seq <= (await logOf(database, named)).takenSeq) outcomes.refused.push(formatStamp(named));
      continue;
    }
    const { order_epoch: epoch, order_number: number } = row;
    if (row.outcome === 'refused' || epoch === null || number === null) {
      outcomes.refused.push(formatStamp(named));
      continue;
    }
    const inScope =
      row.for_all === 1 || siteNumber === hub.town_site || (await reads(database, siteNumber, row.root));
    if (!inScope) {
      outcomes.outOfScope.push(formatStamp(named));
      continue;
    }
    const change: Change = {
      ...named,
      commandId: row.command_id,
      entity: row.entity,
      entityId: row.entity_id,
      operation: row.operation,
      baseVersion: row.base_version,
      fields: row.fields,
      actorId: row.actor_id,
      clock: row.clock,
    };
    outcomes.taken.push({ ...change, order: { epoch, number } });
  }
  outcomes.taken.sort((one, other) => compareOrders(one.order, other.order));
  outcomes.seen = await seenBy(database, outcomes.taken);
  return outcomes;
}

async function reads(database: HubDatabase, siteNumber: string, root: string): Promise<boolean> {
  const reader = await database
    .selectFrom('readers')
    .select('root')
    .where('root', '=', root)
    .where('site_number', '=', siteNumber)
    .executeTakeFirst();
  return reader !== undefined;
}
