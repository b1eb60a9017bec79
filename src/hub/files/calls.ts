import type { Logger } from 'pino';
import {
  type FilePart,
  isPiece,
  LARGEST_SCAN,
  LARGEST_UNSAID,
  mayReadFile,
  PIECE_BYTES,
} from '#shared/sync/file-pieces.ts';
import type { HubDatabase } from '../database/schema.ts';
import { isHubBelow } from '../rules/towns.ts';
import type { HubSession } from '../sessions.ts';
import type { HubFiles } from './hub-files.ts';
import { type RecordFile, recordFile } from './known-files.ts';

export interface FilesPlace {
  database: HubDatabase;
  files: HubFiles;
  log: Logger;
}

/** One file of one record; a site older than recordings does not say which hash it means. */
interface NamedFile {
  recordId: string;
  part: FilePart;
  sha256?: string;
}

interface NewPiece extends NamedFile {
  offset: number;
  size: number;
  piece: Blob;
}

/** How many bytes the hub has of some files; null for what it knows no record of that this centre may send for. */
export async function fileState(
  place: FilesPlace,
  { siteNumber }: HubSession,
  files: readonly (NamedFile & { size: number })[],
): Promise<{ have: (number | null)[] }> {
  const have: (number | null)[] = [];
  for (const { size, ...named } of files) {
    const known = await fileToSend(place.database, siteNumber, named, size);
    have.push(known && (await bytesOf(place, known, size)));
  }
  return { have };
}

/** The file that a centre may send; what every centre may hear every centre may send: only the right content finds its place. */
async function fileToSend(
  database: HubDatabase,
  siteNumber: string,
  named: NamedFile,
  size: number,
): Promise<RecordFile | null> {
  const known = await recordFile(database, named.recordId, named.part);
  if (!known || (named.sha256 ?? known.sha256) !== known.sha256) return null;
  if (known.holder !== null && known.siteNumber !== siteNumber) return null;
  return size === known.size || (known.size === null && size <= largestOf(named.part)) ? known : null;
}

async function bytesOf({ files }: FilesPlace, { place, sha256 }: RecordFile, size: number): Promise<number> {
  const file = files.fileOf(place, sha256, size);
  const have = await file.received();
  if (have < size) return have;
  // Killed between its last piece and its name.
  const finished = () => file.isWhole().then((named) => named || file.finish());
  return (await files.inTurn(place, sha256, finished)) ? size : 0;
}

const largestOf = (part: FilePart) => LARGEST_UNSAID[part] ?? LARGEST_SCAN;

/** Takes a piece in. The piece that is not the next one is not kept; the answer says which is. */
export async function putFile(place: FilesPlace, { siteNumber }: HubSession, given: NewPiece) {
  const known = await fileToSend(place.database, siteNumber, given, given.size);
  if (!known) return { outcome: 'unknown' as const, have: 0 };
  return place.files.inTurn(known.place, known.sha256, () => takePiece(place, siteNumber, known, given));
}

async function takePiece(
  { files, log }: FilesPlace,
  siteNumber: string,
  { place, sha256 }: RecordFile,
  { offset, size, piece }: NewPiece,
) {
  const file = files.fileOf(place, sha256, size);
  if (await file.isWhole()) return { outcome: 'whole' as const, have: size };
  const have = await file.received();
  if (have < size) {
    if (offset !== have || !isPiece(offset, piece.size, size)) return { outcome: 'more' as const, have };
    try {
      await file.write(offset, new Uint8Array(await piece.arrayBuffer()));
    } catch (error) {
      if (!isFull(error)) throw error;
      log.error({ site: siteNumber }, 'no room for files');
      return { outcome: 'no-room' as const, have };
    }
    if (offset + piece.size < size) return { outcome: 'more' as const, have: offset + piece.size };
  }
  if (await file.finish()) return { outcome: 'whole' as const, have: size };
  log.warn({ site: siteNumber, code: 'FILE_DIFFERS' }, 'refused');
  return { outcome: 'differs' as const, have: 0 };
}

/** A piece of a file, for who may read it. */
export async function getFile(
  { database, files, log }: FilesPlace,
  { siteNumber }: HubSession,
  { offset, ...named }: NamedFile & { offset: number },
) {
  const known = await recordFile(database, named.recordId, named.part);
  if (!known || !mayReadFile(known, siteNumber) || (await isHubBelow(database, siteNumber))) {
    log.warn({ site: siteNumber, code: 'FILE_NOT_ALLOWED' }, 'refused');
    return { outcome: 'not-allowed' as const, size: 0, piece: null };
  }
  // Another one has taken its place, or is about to: the record says it soon.
  if ((named.sha256 ?? known.sha256) !== known.sha256) {
    return { outcome: 'not-here' as const, size: 0, piece: null };
  }
  const fileOf = (size: number) => files.fileOf(known.place, known.sha256, size);
  const size = await fileOf(known.size ?? largestOf(named.part)).wholeSize();
  if (size === null || offset >= size || offset % PIECE_BYTES !== 0) {
    return { outcome: 'not-here' as const, size: 0, piece: null };
  }
  if (offset === 0 && named.part === 'page') {
    log.info({ site: siteNumber, of: known.siteNumber, sensitive: known.sensitive }, 'scan read');
  }
  const piece = new Blob([new Uint8Array(await fileOf(size).read(offset))]);
  return { outcome: 'piece' as const, size, piece };
}

function isFull(error: unknown): boolean {
  return ['ENOSPC', 'EDQUOT'].includes(String((error as { code?: unknown }).code));
}
