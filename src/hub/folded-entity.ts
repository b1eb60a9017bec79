import type { Change } from '#shared/sync/change.ts';
import { isGiven } from '#shared/sync/entity-scopes.ts';
import { type FoldedEntity, foldEntity, type KnownChange } from '#shared/sync/fold-entity.ts';
import type { Vector } from '#shared/sync/vector.ts';
import type { HubDatabase } from './database/schema.ts';

/**
 * What all that was taken in of an entity makes of it, as at every site; the vectors of the authors have to be here already.
 * For work beside the pushes: these ask what the rules keep.
 */
export async function foldedEntity(
  database: HubDatabase,
  { entity, entityId }: Pick<Change, 'entity' | 'entityId'>,
): Promise<FoldedEntity> {
  return foldEntity(await knownChanges(database, entity, entityId));
}

/** All that was taken in of an entity, with what the author of each change had seen. */
async function knownChanges(database: HubDatabase, entity: string, id: string): Promise<KnownChange[]> {
  const rows = await database
    .selectFrom('changes')
    .select(['site_number', 'epoch', 'seq', 'command_id', 'operation', 'fields', 'actor_id'])
    .select(['order_epoch', 'order_number'])
    .select(({ selectFrom }) =>
      selectFrom('seen_vectors')
        .select('vector')
        .whereRef('seen_vectors.site_number', '=', 'changes.site_number')
        .whereRef('seen_vectors.epoch', '=', 'changes.epoch')
        .whereRef('seen_vectors.from_seq', '<=', 'changes.seq')
        .orderBy('from_seq', 'desc')
        .limit(1)
        .as('vector'),
    )
    .where('entity_id', '=', id)
    .where('entity', '=', entity)
    .where('outcome', '<>', 'refused')
    .execute();
  return rows.map(({ site_number: siteNumber, command_id: commandId, vector, actor_id, ...row }) => {
    const { order_epoch, order_number, ...change } = row;
    return {
      change: { siteNumber, commandId, ...change },
      given: isGiven({ entity, operation: change.operation, actorId: actor_id }),
      seen: vector === null ? {} : (JSON.parse(vector) as Vector),
      order: { epoch: order_epoch as number, number: order_number as number },
    };
  });
}
