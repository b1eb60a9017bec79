import type { ScanStop } from '#shared/contract/sync.ts';
import type { CoreContext } from '../context.ts';
import { syncState } from '../db/sync-state.ts';
import { failure } from '../errors.ts';
import { askHub } from './ask-hub.ts';
import { connectHub } from './hub-client.ts';
import { sayHello } from './say-hello.ts';
import { fetchScan, sendScan } from './scan-files.ts';
import {
  decideWays,
  noteTravel,
  type QueuedScan,
  queuedScans,
  scanQueueSize,
  scanTravel,
} from './scan-queue.ts';
import { type Have, type ScanWay, Stopped } from './scan-way.ts';

/** What one journey brought, in scans. */
export interface ScanReport {
  sent: number;
  fetched: number;
  /** What still waits. */
  left: number;
  stoppedBy: ScanStop | null;
}

/** So many are asked for at once how far they are. */
const askedAtOnce = 100;
/** Bytes after which what travelled is written down. */
const notedEvery = 1024 * 1024;

/**
 * Sends scans of this site to the hub and fetches those it is entitled to and does not have, piece by piece, for as long
 * as the day's limit allows and nothing else is in a hurry. It may end anywhere and goes on from there.
 * @param mayGoOn asked before every piece: records go first
 * @throws CoreError `NOT_ENROLLED`, `HUB_NOT_REACHED`, `HUB_REFUSED`
 */
export async function travelScans(
  context: CoreContext,
  {
    mayGoOn = () => true,
    connect = connectHub,
  }: { mayGoOn?: () => boolean; connect?: typeof connectHub } = {},
): Promise<ScanReport> {
  const report: ScanReport = { sent: 0, fetched: 0, left: 0, stoppedBy: null };
  while (decideWays(context)) await new Promise(setImmediate);
  const { paused, stoppedBy: before } = scanTravel(context);
  if (paused) report.stoppedBy = 'paused';
  else if (scanQueueSize(context.data.database.read).count > 0) {
    report.stoppedBy = await withHub(context, connect, mayGoOn, async (way) => {
      for await (const scan of eachOf(way, 'up')) if (await sendScan(way, scan)) report.sent += 1;
      for await (const scan of eachOf(way, 'down')) if (await fetchScan(way, scan)) report.fetched += 1;
    });
  }
  if (report.stoppedBy !== before) noteTravel(context, { stoppedBy: report.stoppedBy });
  report.left = scanQueueSize(context.data.database.read).count;
  return report;
}

/**
 * Fetches one scan that a clerk wants to see now, whatever the day's limit says.
 * @throws CoreError `SCAN_NOT_HERE`
 */
export async function fetchScanNow(
  context: CoreContext,
  scan: QueuedScan,
  connect = connectHub,
): Promise<void> {
  if (!syncState(context.data.database.read)) throw failure('SCAN_NOT_HERE', { why: 'offline' });
  let there = false;
  const stoppedBy = await withHub(
    context,
    connect,
    () => true,
    async (way) => {
      there = await fetchScan(way, scan);
    },
    null,
  ).catch(() => {
    throw failure('SCAN_NOT_HERE', { why: 'offline' });
  });
  if (stoppedBy === 'disk-full') throw failure('SCAN_NOT_HERE', { why: 'disk-full' });
  if (!there) throw failure('SCAN_NOT_HERE', { why: 'not-at-town' });
}

async function withHub(
  context: CoreContext,
  connect: typeof connectHub,
  mayGoOn: () => boolean,
  work: (way: ScanWay) => Promise<void>,
  limit = scanTravel(context).limit,
): Promise<ScanStop | null> {
  const state = syncState(context.data.database.read);
  if (!state) throw failure('NOT_ENROLLED');
  const { client, close } = connect(state.hub_url, state.hub_fingerprint);
  let unnoted = 0;
  const note = () => {
    if (unnoted > 0) noteTravel(context, { bytes: unnoted });
    unnoted = 0;
  };
  const spend = (bytes: number) => {
    const { bytesToday, paused } = scanTravel(context);
    if (limit !== null && paused) throw new Stopped('paused');
    if (limit !== null && bytesToday + unnoted + bytes > limit) throw new Stopped('limit');
    if (!mayGoOn()) throw new Stopped(null);
    unnoted += bytes;
    if (unnoted >= notedEvery) note();
  };
  try {
    await work({ context, client, token: (await sayHello(context, client, state)).token, spend });
    return null;
  } catch (error) {
    if (error instanceof Stopped) return error.by;
    throw error;
  } finally {
    note();
    close();
  }
}

/** Every scan of one way that waits, for sending with how much of it the hub has. */
async function* eachOf(way: ScanWay, direction: 'up' | 'down'): AsyncGenerator<QueuedScan & { have: Have }> {
  const { context, client, token } = way;
  const { read } = context.data.database;
  let after: string | null = null;
  for (;;) {
    const scans: QueuedScan[] = read.all(queuedScans(direction, after, askedAtOnce));
    if (scans.length === 0) return;
    const had = new Map<string, Have>();
    if (direction === 'up') {
      const scanIds = scans.map(({ id }) => id);
      const { scans: known } = await askHub(() => client.scanState({ token, scanIds }));
      for (const { scanId, ...have } of known) had.set(scanId, have);
    }
    for (const scan of scans) yield { ...scan, have: had.get(scan.id) ?? { page: null, thumbnail: null } };
    after = scans.at(-1)?.id ?? null;
  }
}
