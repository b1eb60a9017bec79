import type { Change } from '#shared/sync/change.ts';
import { parseStamp } from '#shared/sync/stamp.ts';
import type { HubDatabase } from '../database/schema.ts';
import { foldedEntity } from '../folded-entity.ts';
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
  const { exists, fields } = await foldedEntity(database, { entity: 'story', entityId: id });
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
