import type { Change } from '#shared/sync/change.ts';
import { LARGEST_SCAN, type ScanPart } from '#shared/sync/scan-pieces.ts';
import type { HubDatabase } from '../database/schema.ts';

type Fields = Record<string, string | number | null>;

const isHash = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);

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
  const known = await database.selectFrom('known_scans').selectAll().where('id', '=', id).executeTakeFirst();
  const row = { ...known, ...(operation === 'delete' ? {} : fields) };
  if (known) {
    const files = [known.sha256, known.thumbnail_sha256].filter(
      (sha256) => operation === 'delete' || (sha256 !== row.sha256 && sha256 !== row.thumbnail_sha256),
    );
    for (const sha256 of files) await noteLoose(database, known.site_number, sha256);
    await database.deleteFrom('known_scans').where('id', '=', id).execute();
  }
  const size = Number(row.size);
  const isProper =
    isHash(row.sha256) &&
    isHash(row.thumbnail_sha256) &&
    Number.isInteger(size) &&
    size > 0 &&
    size <= LARGEST_SCAN;
  if (operation === 'delete' || !isProper) return;
  await database
    .insertInto('known_scans')
    .values({
      id,
      site_number: known?.site_number ?? siteNumber,
      case_id: String(row.case_id),
      sha256: row.sha256 as string,
      thumbnail_sha256: row.thumbnail_sha256 as string,
      size,
      // What is not said to be harmless is guarded.
      sensitive: row.sensitive === 0 ? 0 : 1,
    })
    .execute();
}

/** The same for all changes that were confirmed before the hub kept scans. */
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

async function noteLoose(database: HubDatabase, siteNumber: string, sha256: string): Promise<void> {
  await database
    .insertInto('loose_scans')
    .values({ site_number: siteNumber, sha256 })
    .onConflict((conflict) => conflict.columns(['site_number', 'sha256']).doNothing())
    .execute();
}

/** A scan with the holder of its case, and which file of it is meant. */
export interface ScanFileRow {
  siteNumber: string;
  holder: string;
  sensitive: boolean;
  sha256: string;
  /** Null for a small picture, of which no record says the size. */
  size: number | null;
}

/** Undefined for what no confirmed record names. */
export async function knownScan(
  database: HubDatabase,
  scanId: string,
  part: ScanPart,
): Promise<ScanFileRow | undefined> {
  const row = await database
    .selectFrom('known_scans')
    .innerJoin('known_cases', 'known_cases.id', 'known_scans.case_id')
    .select([
      'known_scans.site_number as siteNumber',
      'known_cases.site_number as holder',
      'known_scans.sensitive',
      'known_scans.sha256',
      'known_scans.thumbnail_sha256',
      'known_scans.size',
    ])
    .where('known_scans.id', '=', scanId)
    .executeTakeFirst();
  if (!row) return undefined;
  const { siteNumber, holder, sensitive, sha256, thumbnail_sha256, size } = row;
  return {
    siteNumber,
    holder,
    sensitive: sensitive === 1,
    ...(part === 'page' ? { sha256, size } : { sha256: thumbnail_sha256, size: null }),
  };
}

/** Takes files away whose last record is gone: what a centre deletes is deleted here, too. */
export async function sweepScans(
  database: HubDatabase,
  remove: (siteNumber: string, sha256: string) => void,
): Promise<void> {
  for (const { site_number, sha256 } of await database.selectFrom('loose_scans').selectAll().execute()) {
    const named = await database
      .selectFrom('known_scans')
      .select('id')
      .where('site_number', '=', site_number)
      .where((where) => where.or([where('sha256', '=', sha256), where('thumbnail_sha256', '=', sha256)]))
      .limit(1)
      .executeTakeFirst();
    if (!named) remove(site_number, sha256);
    await database
      .deleteFrom('loose_scans')
      .where('site_number', '=', site_number)
      .where('sha256', '=', sha256)
      .execute();
  }
}
