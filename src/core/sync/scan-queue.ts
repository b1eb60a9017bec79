import type { ScanStop } from '#shared/contract/sync.ts';
import { holderOf } from '#shared/domain/case-holder.ts';
import { localDateInShanghai } from '#shared/domain/local-date.ts';
import { mayReadScan } from '#shared/sync/scan-pieces.ts';
import { caseById } from '../cases/queries.ts';
import type { CoreContext } from '../context.ts';
import type { Schema } from '../db/query.ts';
import { query } from '../db/query.ts';
import type { ReadHandle } from '../db/read-handle.ts';
import { readSettings } from '../settings/service.ts';

const megabyte = 1024 * 1024;
const lookedAtOnce = 500;
/** Counting further would take longer than anybody looks. */
const mostCounted = 20_000;

/** A scan whose files are to be sent or fetched. */
export interface QueuedScan {
  id: string;
  sha256: string;
  thumbnail_sha256: string;
  size: number;
}

const travelRow = query.selectFrom('scan_travel').selectAll();

/** The next scans of one way after one; what was captured first is sent first, what is newest is fetched first. */
export function queuedScans(way: 'up' | 'down', after: string | null, limit: number) {
  const all = query
    .selectFrom('scan_queue')
    .innerJoin('case_scans', 'case_scans.id', 'scan_queue.scan_id')
    .select(['case_scans.id', 'case_scans.sha256', 'case_scans.thumbnail_sha256', 'case_scans.size'])
    .where('scan_queue.way', '=', way)
    .orderBy('scan_queue.scan_id', way === 'up' ? 'asc' : 'desc')
    .limit(limit);
  return after === null ? all : all.where('scan_queue.scan_id', way === 'up' ? '>' : '<', after);
}

/** What waits, as a clerk sees it. */
export function scanQueueSize(read: ReadHandle): { count: number; bytes: number } {
  const waiting = query
    .selectFrom('scan_queue')
    .select('size')
    .where('way', 'in', ['up', 'down'])
    .limit(mostCounted)
    .as('waiting');
  const sums = query
    .selectFrom(waiting)
    .select(({ fn }) => [fn.countAll<number>().as('count'), fn.sum<number | null>('size').as('bytes')]);
  const found = read.first(sums);
  return { count: Number(found?.count ?? 0), bytes: Number(found?.bytes ?? 0) };
}

/** What travelled today, what may, and what stands in the way. */
export function scanTravel({ data: { database } }: CoreContext) {
  const row = database.read.first(travelRow);
  const today = localDateInShanghai(database.now());
  const setting = readSettings(database.read)['scans.daily-megabytes'];
  return {
    paused: row?.paused === 1,
    bytesToday: row?.day === today ? row.bytes : 0,
    /** Null for no limit. */
    limit: setting === 0 ? null : setting * megabyte,
    stoppedBy: (row?.stopped_by ?? null) as ScanStop | null,
  };
}

/** Writes down what travelled, or what stands in the way. */
export function noteTravel(
  { data: { database } }: CoreContext,
  change: { bytes?: number; paused?: boolean; stoppedBy?: ScanStop | null },
): void {
  database.writeLocal((local) => {
    const row = database.read.first(travelRow);
    const day = localDateInShanghai(database.now());
    const bytes = (row?.day === day ? row.bytes : 0) + (change.bytes ?? 0);
    const paused = change.paused === undefined ? (row?.paused ?? 0) : Number(change.paused);
    const stopped = change.stoppedBy === undefined ? (row?.stopped_by ?? null) : change.stoppedBy;
    local.put('scan_travel', { singleton: 1, paused, day, bytes, stopped_by: stopped });
  });
}

/** Settles what becomes of a scan in the queue; null takes it out. */
export function setWay(
  { data: { database } }: CoreContext,
  scan: { id: string; size: number },
  way: Schema['scan_queue']['way'],
): void {
  database.writeLocal((local) => {
    if (way === null) local.remove('scan_queue', { scan_id: scan.id });
    else local.put('scan_queue', { scan_id: scan.id, size: scan.size, way });
  });
}

/**
 * Decides of scans that came by sync which are fetched: those of cases held here. Of others this site knows that they are
 * there, and no more.
 * @returns whether there may be more to decide
 */
export function decideWays(context: CoreContext): boolean {
  const { database } = context.data;
  const undecided = database.read.all(
    query.selectFrom('scan_queue').select(['scan_id', 'size']).where('way', 'is', null).limit(lookedAtOnce),
  );
  if (undecided.length === 0) return false;
  database.batch(() => {
    for (const { scan_id: id, size } of undecided) setWay(context, { id, size }, wayOf(context, id));
  });
  return undecided.length === lookedAtOnce;
}

/** Which way a scan goes from here. */
export function wayOf(context: CoreContext, scanId: string): 'up' | 'down' | 'absent' | null {
  const { database, files } = context.data;
  const facts = scanFacts(context, scanId);
  if (!facts) return null;
  const own = facts.siteNumber === database.site.siteNumber;
  if (files.has(facts.sha256) && files.has(facts.thumbnail_sha256)) return own ? 'up' : null;
  if (mayReadScan(facts, database.site.siteNumber)) return 'down';
  // Of own rows somebody may ask where the page is.
  return own ? 'absent' : null;
}

/** Who captured a scan, who holds its case, and its files; null for one that is not here. */
export function scanFacts({ data: { database } }: CoreContext, scanId: string) {
  const { read } = database;
  const row = read.first(
    query
      .selectFrom('case_scans')
      .select(['id', 'case_id', 'sha256', 'thumbnail_sha256', 'size', 'sensitive'])
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
    ...row,
    siteNumber: captured.site_number,
    holder: holderOf(held),
    sensitive: row.sensitive === 1,
  };
}
