import type { FileStop } from '#shared/contract/sync.ts';
import { localDateInShanghai } from '#shared/domain/local-date.ts';
import { FILE_ENTITIES, type FileEntity, mayReadFile } from '#shared/sync/file-pieces.ts';
import type { CoreContext } from '../context.ts';
import type { Schema } from '../db/query.ts';
import { query } from '../db/query.ts';
import type { ReadHandle } from '../db/read-handle.ts';
import { readSettings } from '../settings/service.ts';
import { type FileFacts, fileFacts } from './file-facts.ts';

const megabyte = 1024 * 1024;
const lookedAtOnce = 500;
/** Counting further would take longer than anybody looks. */
const mostCounted = 20_000;

/** A record whose files are to be sent or fetched. */
export interface QueuedRecord {
  record_id: string;
  entity: FileEntity;
}

const travelRow = query.selectFrom('file_travel').selectAll();

/** The next records of one kind and way after one; what was captured first is sent first, what is newest is fetched first. */
export function queuedRecords(way: 'up' | 'down', entity: FileEntity, after: string | null, limit: number) {
  const all = query
    .selectFrom('file_queue')
    .select(['record_id', 'entity'])
    .$narrowType<QueuedRecord>()
    .where('way', '=', way)
    .where('entity', '=', entity)
    .orderBy('record_id', way === 'up' ? 'asc' : 'desc')
    .limit(limit);
  return after === null ? all : all.where('record_id', way === 'up' ? '>' : '<', after);
}

/** What waits, as a clerk sees it: records, and the bytes of those of which the size is known. */
export function fileQueueSize(read: ReadHandle): { count: number; bytes: number } {
  const waiting = query
    .selectFrom('file_queue')
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
export function fileTravel({ data: { database } }: CoreContext) {
  const row = database.read.first(travelRow);
  const today = localDateInShanghai(database.now());
  const setting = readSettings(database.read)['scans.daily-megabytes'];
  return {
    paused: row?.paused === 1,
    bytesToday: row?.day === today ? row.bytes : 0,
    /** Null for no limit. */
    limit: setting === 0 ? null : setting * megabyte,
    stoppedBy: (row?.stopped_by ?? null) as FileStop | null,
  };
}

/** Writes down what travelled, or what stands in the way. */
export function noteTravel(
  { data: { database } }: CoreContext,
  change: { bytes?: number; paused?: boolean; stoppedBy?: FileStop | null },
): void {
  database.writeLocal((local) => {
    const row = database.read.first(travelRow);
    const day = localDateInShanghai(database.now());
    const bytes = (row?.day === day ? row.bytes : 0) + (change.bytes ?? 0);
    const paused = change.paused === undefined ? (row?.paused ?? 0) : Number(change.paused);
    const stopped = change.stoppedBy === undefined ? (row?.stopped_by ?? null) : change.stoppedBy;
    local.put('file_travel', { singleton: 1, paused, day, bytes, stopped_by: stopped });
  });
}

/** Settles what becomes of the files of a record in the queue; null takes it out. */
export function setWay(
  { data: { database } }: CoreContext,
  { entity, recordId: record_id }: { entity: FileEntity; recordId: string },
  way: Schema['file_queue']['way'],
  size: number | null = null,
): void {
  database.writeLocal((local) => {
    if (way === null) local.remove('file_queue', { record_id });
    else local.put('file_queue', { record_id, entity, size, way });
  });
}

/**
 * Decides of records that came by sync whose files are fetched: those of cases held here. Of others this site knows that
 * they are there, and no more; a recording comes when somebody wants to hear it.
 * @returns whether there may be more to decide
 */
export function decideWays(context: CoreContext): boolean {
  const { database } = context.data;
  const undecided = database.read.all(
    query
      .selectFrom('file_queue')
      .select(['record_id', 'entity'])
      .where('way', 'is', null)
      .limit(lookedAtOnce),
  );
  if (undecided.length === 0) return false;
  database.batch(() => {
    for (const { record_id: recordId, entity: named } of undecided) {
      const entity = FILE_ENTITIES.find((known) => known === named) ?? 'caseScan';
      const facts = fileFacts(context, entity, recordId);
      setWay(context, { entity, recordId }, wayOf(context, facts), facts && sizeOf(context, facts));
    }
  });
  return undecided.length === lookedAtOnce;
}

/** Which way the files of a record go from here. */
export function wayOf(context: CoreContext, facts: FileFacts | null): 'up' | 'down' | 'absent' | null {
  const { database, files } = context.data;
  if (!facts) return null;
  const { siteNumber } = database.site;
  if (facts.files.every(({ sha256 }) => files.has(sha256))) return facts.isOwn ? 'up' : null;
  if (facts.entity === 'story' && !facts.isOwn) return null;
  if (mayReadFile(facts, siteNumber)) return 'down';
  // Of own records somebody may ask where the file is.
  return facts.isOwn ? 'absent' : null;
}

/** Bytes of the file that counts; null where nobody here knows them. */
function sizeOf({ data: { files } }: CoreContext, { files: [main] }: FileFacts): number | null {
  return main ? (main.size ?? files.sizeOf(main.sha256)) : null;
}
