import { z } from 'zod';
import { FILE_PARTS, LARGEST_SCAN, PIECE_BYTES, PIECE_OUTCOMES } from './file-pieces.ts';
import { base, identifier, token } from './hub-base.ts';

/** One file of one record; by another hash the hub knows another file. */
const recordFile = {
  recordId: identifier,
  part: z.enum(FILE_PARTS),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
};
/** The same as sites say it that know of scans only. */
const scanFile = { scanId: identifier, part: z.enum(['page', 'thumbnail']) };
const offset = z.int().min(0).max(LARGEST_SCAN);
const size = z.int().min(1).max(LARGEST_SCAN);
const piece = z.instanceof(Blob).refine(({ size }) => size <= PIECE_BYTES);

const put = z.object({ outcome: z.enum(PIECE_OUTCOMES), have: z.int().min(0) });
const got = z.object({
  outcome: z.enum(['piece', 'not-allowed', 'not-here']),
  size: z.int().min(0),
  piece: z.instanceof(Blob).nullable(),
});

/** The way of files to the hub and back, piece by piece. */
export const fileCalls = {
  /** How many bytes of some files the hub has; null for what it knows no record of that this site may send for. */
  fileState: base
    .input(z.object({ token, files: z.array(z.object({ ...recordFile, size })).max(400) }))
    .output(z.object({ have: z.array(z.int().min(0).nullable()) })),
  /** A piece of a file, in order. `have` says where to go on, also when the piece was not the next one. */
  putFile: base.input(z.object({ token, ...recordFile, offset, size, piece })).output(put),
  /** A piece of a file that this site may read; null with the reason. */
  getFile: base.input(z.object({ token, ...recordFile, offset })).output(got),
  /** The three as sites say them that are older than the files of other records. */
  scanState: base.input(z.object({ token, scanIds: z.array(identifier).max(200) })).output(
    z.object({
      scans: z.array(
        z.object({ scanId: z.string(), page: z.int().nullable(), thumbnail: z.int().nullable() }),
      ),
    }),
  ),
  putScan: base.input(z.object({ token, ...scanFile, offset, size, piece })).output(put),
  getScan: base.input(z.object({ token, ...scanFile, offset })).output(got),
};
