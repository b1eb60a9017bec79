/** Bytes of a piece: at 5 KB a second it still arrives before anybody loses patience. The last one may be shorter. */
export const PIECE_BYTES = 128 * 1024;
/** A page or a PDF; more than any setting of the town allows. */
export const LARGEST_SCAN = 100 * 1024 * 1024;
/** Of a small picture. */
export const LARGEST_THUMBNAIL = 64 * 1024;

/** The two files of a scan: the page itself and its small picture. */
export const SCAN_PARTS = ['page', 'thumbnail'] as const;
export type ScanPart = (typeof SCAN_PARTS)[number];

/** What came of a piece at the hub, or why there is none. */
export const PIECE_OUTCOMES = [
  /** Taken in; `have` says where to go on. */
  'more',
  /** All of it is there and has the right hash. */
  'whole',
  /** The hash is another: what was there is thrown away. */
  'differs',
  /** The hub knows no such scan of this site; its record may not be there yet. */
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

/** A scan as those know it who decide who may read it. */
export interface KnownScan {
  /** The centre that captured it. */
  siteNumber: string;
  /** The centre that holds its case now. */
  holder: string;
  sensitive: boolean;
}

/**
 * Whether a site may have the bytes of a scan (PIPL: the least that the office needs): the centre that holds the case, and
 * the one that captured it unless the paper is sensitive (GB/T 45574-2025). The town is no exception: it sees that a page
 * was scanned, and gets the page with the case.
 */
export function mayReadScan({ siteNumber, holder, sensitive }: KnownScan, reader: string): boolean {
  return reader === holder || (reader === siteNumber && !sensitive);
}
