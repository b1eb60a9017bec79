import type { FileStop } from '#shared/contract/sync.ts';
import { FILE_ENTITIES, type FileEntity } from '#shared/sync/file-pieces.ts';
import type { CoreContext } from '../context.ts';
import { syncState } from '../db/sync-state.ts';
import { failure } from '../errors.ts';
import { askHub } from './ask-hub.ts';
import { fetchFiles, filesToSend, type SentFile, sendFiles } from './carry-file.ts';
import { type FileFacts, fileFacts } from './file-facts.ts';
import {
  decideWays,
  fileQueueSize,
  fileTravel,
  noteTravel,
  type QueuedRecord,
  queuedRecords,
  setWay,
  wayOf,
} from './file-queue.ts';
import { type FileWay, Stopped } from './file-way.ts';
import { connectHub } from './hub-client.ts';
import { sayHello } from './say-hello.ts';

/** What one journey brought, in records whose files are through. */
export interface FileReport {
  sent: number;
  fetched: number;
  /** What still waits. */
  left: number;
  stoppedBy: FileStop | null;
}

/** So many are asked for at once how far they are. */
const askedAtOnce = 100;
/** Bytes after which what travelled is written down. */
const notedEvery = 1024 * 1024;

/**
 * Sends files of this site's records to the hub and fetches those it is entitled to and does not have, piece by piece, for as
 * long as the day's limit allows and nothing else is in a hurry; scans before recordings. It may end anywhere and goes on from
 * there.
 * @param mayGoOn asked before every piece: records go first
 * @throws CoreError `NOT_ENROLLED`, `HUB_NOT_REACHED`, `HUB_REFUSED`
 */
export async function travelFiles(
  context: CoreContext,
  {
    mayGoOn = () => true,
    connect = connectHub,
  }: { mayGoOn?: () => boolean; connect?: typeof connectHub } = {},
): Promise<FileReport> {
  const report: FileReport = { sent: 0, fetched: 0, left: 0, stoppedBy: null };
  while (decideWays(context)) await new Promise(setImmediate);
  const { paused, stoppedBy: before } = fileTravel(context);
  if (paused) report.stoppedBy = 'paused';
  else if (fileQueueSize(context.data.database.read).count > 0) {
    report.stoppedBy = await withHub(context, connect, mayGoOn, async (way) => {
      for (const entity of FILE_ENTITIES) {
        report.sent += await sendAll(way, entity);
        for await (const records of pagesOf(way, 'down', entity)) {
          for (const facts of records) if (await fetchFiles(way, facts)) report.fetched += 1;
        }
      }
    });
  }
  if (report.stoppedBy !== before) noteTravel(context, { stoppedBy: report.stoppedBy });
  report.left = fileQueueSize(context.data.database.read).count;
  return report;
}

/**
 * Fetches the files of one record that somebody wants to see or hear now, whatever the day's limit says.
 * @throws CoreError `FILE_NOT_HERE`
 */
export async function fetchFileNow(
  context: CoreContext,
  facts: FileFacts,
  connect = connectHub,
): Promise<void> {
  const { entity } = facts;
  if (!syncState(context.data.database.read)) throw failure('FILE_NOT_HERE', { entity, why: 'offline' });
  let there = false;
  const stoppedBy = await withHub(
    context,
    connect,
    () => true,
    async (way) => {
      there = await fetchFiles(way, facts);
    },
    null,
  ).catch(() => {
    throw failure('FILE_NOT_HERE', { entity, why: 'offline' });
  });
  if (stoppedBy === 'disk-full') throw failure('FILE_NOT_HERE', { entity, why: 'disk-full' });
  if (!there) throw failure('FILE_NOT_HERE', { entity, why: 'not-at-town' });
}

async function withHub(
  context: CoreContext,
  connect: typeof connectHub,
  mayGoOn: () => boolean,
  work: (way: FileWay) => Promise<void>,
  limit = fileTravel(context).limit,
): Promise<FileStop | null> {
  const state = syncState(context.data.database.read);
  if (!state) throw failure('NOT_ENROLLED');
  const { client, close } = connect(state.hub_url, state.hub_fingerprint);
  let unnoted = 0;
  const note = () => {
    if (unnoted > 0) noteTravel(context, { bytes: unnoted });
    unnoted = 0;
  };
  const spend = (bytes: number) => {
    const { bytesToday, paused } = fileTravel(context);
    if (limit !== null && paused) throw new Stopped('paused');
    if (limit !== null && bytesToday + unnoted + bytes > limit) throw new Stopped('limit');
    if (!mayGoOn()) throw new Stopped(null);
    unnoted += bytes;
    if (unnoted >= notedEvery) note();
  };
  try {
    const { token, takesFiles } = await sayHello(context, client, state);
    if (!takesFiles) return 'older-hub';
    await work({ context, client, token, spend });
    return null;
  } catch (error) {
    if (error instanceof Stopped) return error.by;
    throw error;
  } finally {
    note();
    close();
  }
}

async function sendAll(way: FileWay, entity: FileEntity): Promise<number> {
  const { context, client, token } = way;
  let sent = 0;
  for await (const records of pagesOf(way, 'up', entity)) {
    const here: { facts: FileFacts; files: SentFile[] }[] = [];
    for (const facts of records) {
      const files = filesToSend(way, facts);
      if (files) here.push({ facts, files });
      // Lost on this disk: it may be at the hub already.
      else setWay(context, facts, wayOf(context, facts), facts.files[0]?.size);
    }
    const files = here.flatMap((record) => record.files);
    const { have } = files.length > 0 ? await askHub(() => client.fileState({ token, files })) : { have: [] };
    for (const record of here) {
      const there = have.splice(0, record.files.length);
      if (await sendFiles(way, record.facts, record.files, there)) sent += 1;
    }
  }
  return sent;
}

/** Every record of one way and kind that waits, some at a time. */
async function* pagesOf(
  { context }: FileWay,
  direction: 'up' | 'down',
  entity: FileEntity,
): AsyncGenerator<FileFacts[]> {
  const { read } = context.data.database;
  let after: string | null = null;
  for (;;) {
    const queued: QueuedRecord[] = read.all(queuedRecords(direction, entity, after, askedAtOnce));
    if (queued.length === 0) return;
    const facts = queued.map(({ record_id }) => fileFacts(context, entity, record_id));
    yield facts.filter((known) => known !== null);
    after = queued.at(-1)?.record_id ?? null;
  }
}
