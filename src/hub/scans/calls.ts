import type { Logger } from 'pino';
import {
  isPiece,
  LARGEST_THUMBNAIL,
  mayReadScan,
  PIECE_BYTES,
  type ScanPart,
} from '#shared/sync/scan-pieces.ts';
import type { HubDatabase } from '../database/schema.ts';
import type { HubSession } from '../sessions.ts';
import { knownScan, type ScanFileRow } from './known-scans.ts';
import type { ScanStore } from './scan-store.ts';

export interface ScanPlace {
  database: HubDatabase;
  scans: ScanStore;
  log: Logger;
}

interface NamedFile {
  scanId: string;
  part: ScanPart;
}

interface NewPiece extends NamedFile {
  offset: number;
  size: number;
  piece: Blob;
}

/** How many bytes the hub has of the scans that a centre captured. */
export async function scanState(
  { database, scans }: ScanPlace,
  { siteNumber }: HubSession,
  scanIds: readonly string[],
) {
  const bytesOf = async (scanId: string, part: ScanPart): Promise<number | null> => {
    const known = await knownScan(database, scanId, part);
    if (known?.siteNumber !== siteNumber) return null;
    const file = scans.fileOf(siteNumber, known.sha256, known.size ?? LARGEST_THUMBNAIL);
    // A small picture is one piece: it is there or not.
    const whole = await file.wholeSize();
    if (whole !== null || known.size === null) return whole ?? 0;
    const have = await file.received();
    if (have < known.size) return have;
    // Killed between its last piece and its name.
    const finished = () => file.isWhole().then((named) => named || file.finish());
    return (await scans.inTurn(siteNumber, known.sha256, finished)) ? known.size : 0;
  };
  const answers = [];
  for (const scanId of scanIds) {
    answers.push({
      scanId,
      page: await bytesOf(scanId, 'page'),
      thumbnail: await bytesOf(scanId, 'thumbnail'),
    });
  }
  return { scans: answers };
}

/** Takes a piece in. The piece that is not the next one is not kept; the answer says which is. */
export async function putScan(place: ScanPlace, { siteNumber }: HubSession, given: NewPiece) {
  const known = await knownScan(place.database, given.scanId, given.part);
  const fits = known?.siteNumber === siteNumber && isSizeOf(known, given.size);
  if (!known || !fits) return { outcome: 'unknown' as const, have: 0 };
  const { sha256 } = known;
  return place.scans.inTurn(siteNumber, sha256, () => takePiece(place, siteNumber, sha256, given));
}

async function takePiece(
  { scans, log }: ScanPlace,
  siteNumber: string,
  sha256: string,
  { offset, size, piece }: NewPiece,
) {
  const file = scans.fileOf(siteNumber, sha256, size);
  if (await file.isWhole()) return { outcome: 'whole' as const, have: size };
  const have = await file.received();
  if (have < size) {
    if (offset !== have || !isPiece(offset, piece.size, size)) return { outcome: 'more' as const, have };
    try {
      await file.write(offset, new Uint8Array(await piece.arrayBuffer()));
    } catch (error) {
      if (!isFull(error)) throw error;
      log.error({ site: siteNumber }, 'no room for scans');
      return { outcome: 'no-room' as const, have };
    }
    if (offset + piece.size < size) return { outcome: 'more' as const, have: offset + piece.size };
  }
  if (await file.finish()) return { outcome: 'whole' as const, have: size };
  log.warn({ site: siteNumber, code: 'SCAN_DIFFERS' }, 'refused');
  return { outcome: 'differs' as const, have: 0 };
}

/** A piece of a scan, for who may read it. */
export async function getScan(
  { database, scans, log }: ScanPlace,
  { siteNumber }: HubSession,
  { scanId, part, offset }: NamedFile & { offset: number },
) {
  const known = await knownScan(database, scanId, part);
  if (!known || !mayReadScan(known, siteNumber)) {
    log.warn({ site: siteNumber, code: 'SCAN_NOT_ALLOWED' }, 'refused');
    return { outcome: 'not-allowed' as const, size: 0, piece: null };
  }
  const file = scans.fileOf(known.siteNumber, known.sha256, known.size ?? LARGEST_THUMBNAIL);
  const size = await file.wholeSize();
  if (size === null || offset >= size || offset % PIECE_BYTES !== 0) {
    return { outcome: 'not-here' as const, size: 0, piece: null };
  }
  if (offset === 0 && part === 'page') {
    log.info({ site: siteNumber, of: known.siteNumber, sensitive: known.sensitive }, 'scan read');
  }
  const piece = new Blob([
    new Uint8Array(await scans.fileOf(known.siteNumber, known.sha256, size).read(offset)),
  ]);
  return { outcome: 'piece' as const, size, piece };
}

function isSizeOf({ size }: ScanFileRow, claimed: number): boolean {
  return size === null ? claimed <= LARGEST_THUMBNAIL : claimed === size;
}

function isFull(error: unknown): boolean {
  return ['ENOSPC', 'EDQUOT'].includes(String((error as { code?: unknown }).code));
}
