import type { Change } from '#shared/sync/change.ts';
import { foldEntity, type KnownChange } from '#shared/sync/fold-entity.ts';
import { parseStamp } from '#shared/sync/stamp.ts';
import type { Vector } from '#shared/sync/vector.ts';
import type { HubDatabase } from '../database/schema.ts';
import { isHash, knowFiles } from './known-files.ts';

/**
 * Keeps which recording belongs to the stories that some changes wrote. Stories are written anywhere, so what counts is what
 * the fold makes of all their changes, as at every site; the vectors of their authors have to be here already.
 */
export async function rememberRecordings(
  database: HubDatabase,
  changes: readonly Pick<Change, 'entity' | 'entityId'>[],
): Promise<void> {
  const stories = changes.filter(({ entity }) => entity === 'story').map(({ entityId }) => entityId);
  for (const id of new Set(stories)) await rememberRecording(database, id);
}

async function rememberRecording(database: HubDatabase, id: string): Promise<void> {
  const { exists, fields } = foldEntity(await knownChanges(database, id));
  const standing = exists ? fields.get('recording_sha256')?.standing : undefined;
  await knowFiles(
    database,
    id,
    standing && isHash(standing.value)
      ? {
          site_number: parseStamp(standing.stamp)?.siteNumber ?? '',
          ...{ case_id: null, sha256: standing.value, thumbnail_sha256: null, size: null, sensitive: 0 },
        }
      : null,
  );
}

/** All that was taken in of a story, with what the author of each change had seen. */
async function knownChanges(database: HubDatabase, id: string): Promise<KnownChange[]> {
  const rows = await database
    .selectFrom('changes')
    .select(['site_number', 'epoch', 'seq', 'operation', 'fields', 'order_epoch', 'order_number'])
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
    .where('entity', '=', 'story')
    .where('outcome', '<>', 'refused')
    .execute();
  return rows.map(({ site_number: siteNumber, order_epoch, order_number, vector, ...change }) => ({
    change: { siteNumber, ...change },
    seen: vector === null ? {} : (JSON.parse(vector) as Vector),
    order: { epoch: order_epoch as number, number: order_number as number },
  }));
}

/** The same for all stories that are here already. */
export async function rememberAllRecordings(database: HubDatabase): Promise<void> {
  const stories = await database
    .selectFrom('changes')
    .select(['entity', 'entity_id as entityId'])
    .distinct()
    .where('entity', '=', 'story')
    .execute();
  await rememberRecordings(database, stories);
}
