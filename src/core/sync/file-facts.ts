import { holderOf } from '#shared/domain/case-holder.ts';
import type { FileEntity, FilePart, KnownFile } from '#shared/sync/file-pieces.ts';
import { caseById } from '../cases/queries.ts';
import type { CoreContext } from '../context.ts';
import { query } from '../db/query.ts';

/** The files of a record as it names them now, and what decides who may read them. */
export interface FileFacts extends KnownFile {
  entity: FileEntity;
  recordId: string;
  /** Captured here. */
  isOwn: boolean;
  /** The one that counts first. `size`: null where no record says it. */
  files: { part: FilePart; sha256: string; size: number | null }[];
}

/** Null for a record that is not here, or has no file. */
export function fileFacts(context: CoreContext, entity: FileEntity, recordId: string): FileFacts | null {
  const facts = entity === 'story' ? recordingFacts(context, recordId) : scanFacts(context, recordId);
  if (!facts) return null;
  const isOwn = facts.siteNumber === context.data.database.site.siteNumber;
  return { entity, recordId, isOwn, ...facts };
}

type Facts = KnownFile & Pick<FileFacts, 'files'>;

function scanFacts({ data: { database } }: CoreContext, scanId: string): Facts | null {
  const { read } = database;
  const row = read.first(
    query
      .selectFrom('case_scans')
      .select(['case_id', 'sha256', 'thumbnail_sha256', 'size', 'sensitive'])
      .where('id', '=', scanId),
  );
  const captured = read.first(
    query
      .selectFrom('changes')
      .select('site_number')
      .where('entity_id', '=', scanId)
      .where('entity', '=', 'caseScan')
      .where('operation', '=', 'insert'),
  );
  const held = row && read.first(caseById(row.case_id));
  if (!row || !captured || !held) return null;
  return {
    ...{ siteNumber: captured.site_number, holder: holderOf(held), sensitive: row.sensitive === 1 },
    files: [
      { part: 'page', sha256: row.sha256, size: row.size },
      { part: 'thumbnail', sha256: row.thumbnail_sha256, size: null },
    ],
  };
}

/** Recorded where somebody named this recording: here, if it was somebody here. */
function recordingFacts({ data: { database } }: CoreContext, storyId: string): Facts | null {
  const { read } = database;
  const sha256 = read.first(
    query.selectFrom('stories').select('recording_sha256').where('id', '=', storyId),
  )?.recording_sha256;
  if (!sha256) return null;
  const sites = read
    .all(
      query
        .selectFrom('changes')
        .select(['site_number', 'fields'])
        .where('entity_id', '=', storyId)
        .where('entity', '=', 'story'),
    )
    .filter(
      ({ fields }) => (JSON.parse(fields) as { recording_sha256?: unknown }).recording_sha256 === sha256,
    )
    .map(({ site_number }) => site_number);
  const [first] = sites;
  if (first === undefined) return null;
  const own = database.site.siteNumber;
  return {
    ...{ siteNumber: sites.includes(own) ? own : first, holder: null, sensitive: false },
    files: [{ part: 'recording', sha256, size: null }],
  };
}
