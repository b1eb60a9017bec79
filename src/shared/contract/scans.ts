import { oc } from '@orpc/contract';
import { z } from 'zod';
import { SCAN_MEDIA_TYPES } from '../domain/scan-file.ts';
import { contractErrors } from './errors.ts';
import { identifier, instant, localDate } from './primitives.ts';

/** 扫描件: one captured page of a paper, or one PDF with several. */
export const scan = z.object({
  id: identifier,
  materialId: z.string(),
  mediaType: z.enum(SCAN_MEDIA_TYPES),
  /** Bytes. */
  size: z.number().int(),
  /** Pixels; null for a PDF. */
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
  /** 1 for a picture. */
  pages: z.number().int(),
  /** The paper shows what others must not read, such as an identity card. */
  sensitive: z.boolean(),
  capturedAt: instant,
  capturedBy: z.string(),
  /** The number of the earlier case it was taken over from. */
  reusedFrom: z.string().nullable(),
});
export type Scan = z.infer<typeof scan>;

/** The pages of a draft or a case. */
export const scanList = z.object({
  scans: z.array(scan),
  /** Whether whoever asks may add and change pages: not of a case that is closed, and not in every role. */
  mayChange: z.boolean(),
});
export type ScanList = z.infer<typeof scanList>;

/** Pages of the same paper that the same person brought to an earlier case. */
export const earlierScans = z.object({
  /** The paper of this intake they would do for. */
  materialId: z.string(),
  caseId: identifier,
  caseNumber: z.string(),
  fromMaterialId: z.string(),
  capturedOn: localDate,
  pages: z.number().int(),
});
export type EarlierScans = z.infer<typeof earlierScans>;

/** A draft or a case: a case has the id of the draft it was accepted from. */
const ownerId = identifier;
const materialId = z.string().min(1).max(80);
/** Bytes cross the port as they are; only their description is JSON. */
const file = z.instanceof(File);

const base = oc.errors(contractErrors);

export const scans = {
  /** All pages of a draft or a case, in order within each paper. */
  list: base.input(z.object({ ownerId })).output(scanList),
  /** Keeps a page at the end of a paper, or in the place of another one. */
  add: base
    .input(
      z.object({
        ownerId,
        materialId,
        replaces: identifier.nullable().default(null),
        page: file,
        /** A small JPEG of the (first) page. */
        thumbnail: file,
      }),
    )
    .output(scan),
  remove: base.input(z.object({ ownerId, scanId: identifier })).output(z.void()),
  /** Puts the pages of a paper into this order; pages that are not named follow. */
  order: base
    .input(z.object({ ownerId, materialId, scanIds: z.array(identifier).max(500) }))
    .output(scanList),
  /** The small picture. Null for a sensitive page of a case: looking at it is an act, see `open`. */
  thumbnail: base.input(z.object({ scanId: identifier })).output(file.nullable()),
  /** The page itself. Of a sensitive paper of a case this is written to the audit. */
  open: base.input(z.object({ scanId: identifier })).output(file),
  /** 沿用: what the person of this draft or case brought to earlier cases for papers of the same name. */
  earlier: base.input(z.object({ ownerId })).output(z.array(earlierScans)),
  /** Takes such pages over without copying their files. */
  reuse: base
    .input(z.object({ ownerId, materialId, caseId: identifier, fromMaterialId: materialId }))
    .output(z.array(scan)),
};
