import { isPiece, PIECE_BYTES, SCAN_PARTS, type ScanPart } from '#shared/sync/scan-pieces.ts';
import { askHub } from './ask-hub.ts';
import { type QueuedScan, setWay, wayOf } from './scan-queue.ts';
import { type Have, type ScanWay, Stopped } from './scan-way.ts';

const hashNameOf = (scan: QueuedScan, part: ScanPart) =>
  part === 'page' ? scan.sha256 : scan.thumbnail_sha256;

/**
 * Sends what the hub does not have of a scan.
 * @returns whether all of it is there now; false for one whose record the hub does not know yet
 */
export async function sendScan(way: ScanWay, scan: QueuedScan & { have: Have }): Promise<boolean> {
  const { context } = way;
  if (!SCAN_PARTS.every((part) => context.data.files.has(hashNameOf(scan, part)))) {
    setWay(context, scan, wayOf(context, scan.id));
    return false;
  }
  for (const part of SCAN_PARTS) {
    const have = scan.have[part];
    if (have === null || !(await sendFile(way, scan, part, have))) return false;
  }
  setWay(context, scan, null);
  return true;
}

async function sendFile(
  { context, client, token, spend }: ScanWay,
  scan: QueuedScan,
  part: ScanPart,
  have: number,
): Promise<boolean> {
  const content = await context.data.files.read(hashNameOf(scan, part));
  const size = content.length;
  let differed = false;
  for (let offset = have; offset < size; ) {
    const bytes = content.subarray(offset, offset + PIECE_BYTES);
    spend(bytes.length);
    const piece = new Blob([new Uint8Array(bytes)]);
    const input = { token, scanId: scan.id, part, offset, size, piece };
    const answer = await askHub(() => client.putScan(input));
    if (answer.outcome === 'whole') return true;
    if (answer.outcome === 'unknown') return false;
    if (answer.outcome === 'no-room') throw new Stopped('no-room');
    // Something was wrong with what lay there: once more from the beginning, and no third time in this journey.
    if (answer.outcome === 'differs' && differed) return false;
    differed ||= answer.outcome === 'differs';
    offset = answer.have;
  }
  return true;
}

/**
 * Fetches what is not here of a scan.
 * @returns whether all of it is here now; false for one that the hub does not have yet, or does not hand out
 */
export async function fetchScan(way: ScanWay, scan: QueuedScan): Promise<boolean> {
  for (const part of ['thumbnail', 'page'] as const) {
    if (!(await fetchFile(way, scan, part))) return false;
  }
  setWay(way.context, scan, null);
  return true;
}

/** Files on their way here: a clerk may ask for one that comes already. */
const underWay = new Map<string, Promise<boolean>>();

async function fetchFile(way: ScanWay, scan: QueuedScan, part: ScanPart): Promise<boolean> {
  const { files, folder } = way.context.data;
  const sha256 = hashNameOf(scan, part);
  const name = `${folder} ${sha256}`;
  await underWay.get(name)?.catch(() => {});
  if (files.has(sha256)) return true;
  const coming = fetchPieces(way, scan, part, sha256).finally(() => underWay.delete(name));
  underWay.set(name, coming);
  return coming;
}

async function fetchPieces(
  { context, client, token, spend }: ScanWay,
  scan: QueuedScan,
  part: ScanPart,
  sha256: string,
): Promise<boolean> {
  const { files } = context.data;
  let size = part === 'page' ? scan.size : null;
  let offset = size === null ? 0 : await files.incoming(sha256, size).received();
  while (size === null || offset < size) {
    spend(Math.min(PIECE_BYTES, size === null ? PIECE_BYTES : size - offset));
    const answer = await askHub(() => client.getScan({ token, scanId: scan.id, part, offset }));
    if (answer.outcome === 'not-allowed') setWay(context, scan, 'absent');
    if (!answer.piece) return false;
    size ??= answer.size;
    if (answer.size !== size || !isPiece(offset, answer.piece.size, size)) return false;
    const piece = new Uint8Array(await answer.piece.arrayBuffer());
    await onDisk(() => files.incoming(sha256, size as number).write(offset, piece));
    offset += piece.length;
  }
  const incoming = files.incoming(sha256, size);
  // A wrong content is thrown away, and asked for again another time.
  return onDisk(async () => (await incoming.isWhole()) || (await incoming.finish())).then(
    async (right) => right && onDisk(() => files.takeIn(sha256, incoming)),
  );
}

/** A full disk is nothing of the network's: what is here stays, and it goes on when there is room. */
async function onDisk<Result>(write: () => Promise<Result>): Promise<Result> {
  try {
    return await write();
  } catch (error) {
    if (['ENOSPC', 'EDQUOT'].includes(String((error as { code?: unknown }).code)))
      throw new Stopped('disk-full');
    throw error;
  }
}
