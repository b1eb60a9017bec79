import { MOST_RECORDING_MEGABYTES } from '../domain/audio-file.ts';

/** Bytes of a piece: at 5 KB a second it still arrives before anybody loses patience. The last one may be shorter. */
export const PIECE_BYTES = 128 * 1024;
/** A page or a PDF; more than any setting of the town allows. */
export const LARGEST_SCAN = 100 * 1024 * 1024;
/** Of the files whose size no record says, by their part: a small picture, a recording. */
export const LARGEST_UNSAID: Partial<Record<FilePart, number>> = {
  thumbnail: 64 * 1024,
  recording: MOST_RECORDING_MEGABYTES * 1024 * 1024,
};

/** The files of a record that travel: a scan is the page itself and its small picture, a story has its recording. */
export const FILE_PARTS = ['page', 'thumbnail', 'recording'] as const;
export type FilePart = (typeof FILE_PARTS)[number];

/** The entities whose records have files that travel, in the order in which they do: papers of cases first. */
export const FILE_ENTITIES = ['caseScan', 'story'] as const;
export type FileEntity = (typeof FILE_ENTITIES)[number];

/** Why a file whose record is here is not: it is another centre's, not at the town yet, or could not be fetched. */
export const FILE_ABSENCES = ['other-centre', 'not-at-town', 'offline', 'disk-full'] as const;
export type FileAbsence = (typeof FILE_ABSENCES)[number];

/** What came of a piece at the hub, or why there is none. */
export const PIECE_OUTCOMES = [
  /** Taken in; `have` says where to go on. */
  'more',
  /** All of it is there and has the right hash. */
  'whole',
  /** The hash is another: what was there is thrown away. */
  'differs',
  /** The hub knows no such file of this site; its record may not be there yet. */
  'unknown',
  /** The hub's disk is full. */
  'no-room',
] as const;

/** How many pieces a content of some bytes has; an empty one has none. */
export function pieceCount(size: number): number {
  return Math.ceil(size / PIECE_BYTES);
}

/** Whether a piece of this length may stand at this offset of a content of this size. */
export function isPiece(offset: number, length: number, size: number): boolean {
  return offset % PIECE_BYTES === 0 && length > 0 && length === Math.min(PIECE_BYTES, size - offset);
}

/** A file as those know it who decide who may read it. */
export interface KnownFile {
  /** The centre that captured it. */
  siteNumber: string;
  /** The centre that holds its case now; null for what hangs on no case and is the whole town's. */
  holder: string | null;
  sensitive: boolean;
}

/**
 * Whether a site may have the bytes of a file. A story of the veterans every centre may hear. Of a scan (PIPL: the least that
 * the office needs): the centre that holds the case, and the one that captured it unless the paper is sensitive (GB/T
 * 45574-2025). The town is no exception: it sees that a page was scanned, and gets the page with the case.
 */
export function mayReadFile({ siteNumber, holder, sensitive }: KnownFile, reader: string): boolean {
  return holder === null || reader === holder || (reader === siteNumber && !sensitive);
}
