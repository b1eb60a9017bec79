import type { Change } from '#shared/sync/change.ts';
import { type FilePart, type KnownFile, LARGEST_SCAN } from '#shared/sync/file-pieces.ts';
import type { HubDatabase } from '../database/schema.ts';
import { type FilePlace, RECORDINGS, scansOf } from './hub-files.ts';

type Fields = Record<string, string | number | null>;

export const isHash = (value: unknown): value is string =>
  typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);

/**
 * Keeps what a confirmed change says of a scan, as far as its files are concerned. A record that names no proper file is
 * left out: nothing can be sent for it.
 */
export async function rememberScan(
  database: HubDatabase,
  change: Pick<Change, 'siteNumber' | 'entityId' | 'operation'>,
  fields: Fields,
): Promise<void> {
  const { entityId: id, siteNumber, operation } = change;
  const known = await knownRecord(database, id);
  const row = { ...known, ...(operation === 'delete' ? {} : fields) };
  const size = Number(row.size);
  const isProper =
    isHash(row.sha256) &&
    isHash(row.thumbnail_sha256) &&
    Number.isInteger(size) &&
    size > 0 &&
    size <= LARGEST_SCAN;
  await knowFiles(
    database,
    id,
    operation === 'delete' || !isProper
      ? null
      : {
          site_number: known?.site_number ?? siteNumber,
          case_id: String(row.case_id),
          sha256: row.sha256 as string,
          thumbnail_sha256: row.thumbnail_sha256 as string,
          size,
          // What is not said to be harmless is guarded.
          sensitive: row.sensitive === 0 ? 0 : 1,
        },
  );
}

/** What is known of the files of a record. */
export interface KnownRecord {
  /** The centre that made it. */
  site_number: string;
  /** Null for what is the whole town's. */
  case_id: string | null;
  sha256: string;
  thumbnail_sha256: string | null;
  /** Null where no record says it. */
  size: number | null;
  sensitive: number;
}

function knownRecord(database: HubDatabase, id: string): Promise<KnownRecord | undefined> {
  return database.selectFrom('known_files').selectAll().where('record_id', '=', id).executeTakeFirst();
}

/** Keeps what is known now of the files of a record; those that it named before are loose. Null for a record without any. */
export async function knowFiles(database: HubDatabase, id: string, now: KnownRecord | null): Promise<void> {
  const before = await knownRecord(database, id);
  for (const sha256 of [before?.sha256, before?.thumbnail_sha256]) {
    if (!before || !sha256 || sha256 === now?.sha256 || sha256 === now?.thumbnail_sha256) continue;
    await database
      .insertInto('loose_files')
      .values({ place: placeOf(before), sha256 })
      .onConflict((conflict) => conflict.columns(['place', 'sha256']).doNothing())
      .execute();
  }
  if (before) await database.deleteFrom('known_files').where('record_id', '=', id).execute();
  if (now) {
    await database
      .insertInto('known_files')
      .values({ ...now, record_id: id })
      .execute();
  }
}

function placeOf({ case_id, site_number }: Pick<KnownRecord, 'case_id' | 'site_number'>): FilePlace {
  return case_id === null ? RECORDINGS : scansOf(site_number);
}

/** The same for all changes of scans that are here already. */
export async function rememberAllScans(database: HubDatabase): Promise<void> {
  let after = 0;
  for (;;) {
    const rows = await database
      .selectFrom('changes')
      .select(['site_number', 'entity_id', 'operation', 'fields', 'hub_number'])
      .where('entity', '=', 'caseScan')
      .where('outcome', '=', 'confirmed')
      .where('hub_number', '>', after)
      .orderBy('hub_number')
      .limit(500)
      .execute();
    for (const { site_number, entity_id, operation, fields } of rows) {
      const change = { siteNumber: site_number, entityId: entity_id, operation };
      await rememberScan(database, change, JSON.parse(fields));
    }
    if (rows.length === 0) return;
    after = rows.at(-1)?.hub_number as number;
  }
}

/** A file of a record, and where it lies. */
export interface RecordFile extends KnownFile {
  place: FilePlace;
  sha256: string;
  /** Null for a small picture and a recording, of which no record says the size. */
  size: number | null;
}

/** Undefined for what no confirmed record names. */
export async function recordFile(
  database: HubDatabase,
  recordId: string,
  part: FilePart,
): Promise<RecordFile | undefined> {
  const row = await database
    .selectFrom('known_files')
    .leftJoin('known_cases', 'known_cases.id', 'known_files.case_id')
    .selectAll('known_files')
    .select('known_cases.site_number as holder')
    .where('known_files.record_id', '=', recordId)
    .executeTakeFirst();
  if (!row || (row.case_id !== null && row.holder === null)) return undefined;
  const ofRecording = row.thumbnail_sha256 === null;
  if (ofRecording !== (part === 'recording')) return undefined;
  const { site_number: siteNumber, holder, sensitive, sha256, thumbnail_sha256, size } = row;
  return {
    ...{ siteNumber, holder, sensitive: sensitive === 1, place: placeOf(row) },
    ...(part === 'thumbnail' ? { sha256: thumbnail_sha256 as string, size: null } : { sha256, size }),
  };
}

/** Takes files away whose last record is gone: what a centre deletes is deleted here, too. */
export async function sweepFiles(
  database: HubDatabase,
  remove: (place: FilePlace, sha256: string) => void,
): Promise<void> {
  for (const { place, sha256 } of await database.selectFrom('loose_files').selectAll().execute()) {
    const named = await database
      .selectFrom('known_files')
      .select(['case_id', 'site_number'])
      .where((where) => where.or([where('sha256', '=', sha256), where('thumbnail_sha256', '=', sha256)]))
      .execute();
    if (!named.some((row) => placeOf(row) === place)) remove(place as FilePlace, sha256);
    await database
      .deleteFrom('loose_files')
      .where('place', '=', place)
      .where('sha256', '=', sha256)
      .execute();
  }
}
