import { z } from 'zod';
import { BUNDLE_LARGEST } from './bundle-file.ts';
import { certificate, certificates, publicKey, signature } from './certificate.ts';
import { wire } from './hub-contract.ts';

/** A bundle on a USB stick: the form of its header and of what it holds. The bytes are described in docs/sync.md. */
export const BUNDLE_FORMAT = 1;

export const BUNDLE_LIMITS = {
  bytes: BUNDLE_LARGEST,
  headerBytes: 16_384,
  /** Of one part: as it lies in the file, and as it is when it was inflated. */
  sealedBytes: 16_000_000,
  partBytes: 16_000_000,
  /** Of one part, before it becomes values. */
  json: { depth: 8, values: 1_000_000 },
} as const;

const { siteNumber, counting, hash } = wire;
const notNegative = z.int().min(0);

const hubOrSite = z.union([z.literal('hub'), siteNumber]);

/** In clear before the sealed parts. */
export const bundleHeader = z
  .strictObject({
    /** The name of the hub that all belong to. */
    town: z.string().regex(/^[0-9a-f]{16}$/),
    from: hubOrSite,
    to: hubOrSite,
    /** Of the sender; null for the hub itself. */
    certificate: certificate.nullable(),
    /** The public half of the key that was made for this bundle alone. */
    oneTimeKey: publicKey,
  })
  .refine(({ from, to }) => from !== to)
  .refine((header) => (header.certificate?.siteNumber ?? 'hub') === header.from);
export type BundleHeader = z.infer<typeof bundleHeader>;

export type BundleKind = 'to-hub' | 'to-site' | 'between-sites';

export function kindOf({ from, to }: Pick<BundleHeader, 'from' | 'to'>): BundleKind {
  if (to === 'hub') return 'to-hub';
  return from === 'hub' ? 'to-site' : 'between-sites';
}

/** Milliseconds since 1970, by the sender's clock: shown, and never compared. */
const madeAt = notNegative;

/** The first part of a bundle for the hub: how far the site has come with it. */
export const aboutSite = z.strictObject({
  madeAt,
  epoch: counting,
  schema: counting,
  answeredSeq: notNegative,
  /** What it knows of the hub's history, up to its cursor. */
  starts: wire.hubStarts,
  cursor: notNegative,
  /** What it learned of other sites without an order of the hub, as stamps. */
  unordered: wire.stamps,
});
export type AboutSite = z.infer<typeof aboutSite>;

export const batchPart = z.strictObject({ batch: wire.batch, signature, receipts: wire.receipts });
export type BatchPart = z.infer<typeof batchPart>;

/** The first part of a bundle of the hub: what it has of the site, as in its answer to a hello. */
export const aboutHub = z.strictObject({
  madeAt,
  epoch: counting,
  hubEpoch: counting,
  lastNumber: notNegative,
  starts: wire.hubStarts,
  lastSeq: notNegative,
  chain: hash,
  certificates,
});
export type AboutHub = z.infer<typeof aboutHub>;

export const answersPart = z.strictObject({ answers: z.array(wire.answer).max(60_000) });
export const pagePart = z.strictObject({
  /** The hub order after which the page begins. */
  after: notNegative,
  changes: z.array(wire.pulledChange).max(30_000),
  seen: z.array(wire.seenFrom).max(10_000),
  cursor: notNegative,
  vector: wire.vector,
});
export type PagePart = z.infer<typeof pagePart>;
export const outcomesPart = z.strictObject({ outcomes: wire.outcomes });
export const hubPart = z.union([answersPart, pagePart, outcomesPart]);

/** The first part of a bundle for another centre. */
export const aboutNeighbour = z.strictObject({
  madeAt,
  epoch: counting,
  /** Of the own changes after this number, those in the other's scope follow. */
  afterSeq: notNegative,
  certificates,
});
export type AboutNeighbour = z.infer<typeof aboutNeighbour>;

export const ownChangesPart = z.strictObject({
  changes: z.array(wire.change).min(1).max(30_000),
  seen: z.array(wire.seenFrom).max(10_000),
});
export type OwnChangesPart = z.infer<typeof ownChangesPart>;
