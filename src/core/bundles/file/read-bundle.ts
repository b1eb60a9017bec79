import { verify } from 'node:crypto';
import type { z } from 'zod';
import { BUNDLE_FORMAT, BUNDLE_LIMITS, type BundleHeader, bundleHeader } from '#shared/sync/bundle.ts';
import { isWithinLimits, type JsonLimits } from '#shared/sync/guarded-json.ts';
import { BundleRefused } from './bundle-refused.ts';
import { isCertified, readPublicKey } from './keys.ts';
import { Seal, tagBytes } from './seal.ts';
import { magic, signatureBytes, signedText } from './write-bundle.ts';

/** What a reader knows and holds. */
export interface BundleReader {
  hubId: string;
  hubSigningKey: string;
  /** Who reads: `hub`, or a site's number. */
  name: string;
  /** The private key for which bundles to the reader are sealed. */
  sealingKey: string;
}

/** A bundle whose sender is certain, still sealed. */
export interface SignedBundle {
  header: BundleHeader;
  opening: Buffer;
  sealedParts: Buffer[];
}

const headerAt = magic.length + 2 + 4;
const headerLimits: JsonLimits = { depth: 2, values: 40 };

/**
 * Reads the outside of a bundle: its form, the town it belongs to, and who made it. Nothing is unsealed.
 * @throws BundleRefused `not-a-bundle`, `too-large`, `other-format`, `damaged`, `other-town`, `unknown-sender`
 */
export function readSigned(
  bytes: Buffer,
  { hubId, hubSigningKey }: Pick<BundleReader, 'hubId' | 'hubSigningKey'>,
): SignedBundle {
  if (bytes.length > BUNDLE_LIMITS.bytes) throw new BundleRefused('too-large');
  if (bytes.length < magic.length || !bytes.subarray(0, magic.length).equals(magic)) {
    throw new BundleRefused('not-a-bundle');
  }
  if (bytes.length < headerAt + 4 + signatureBytes) throw new BundleRefused('damaged');
  if (bytes.readUInt16BE(magic.length) !== BUNDLE_FORMAT) throw new BundleRefused('other-format');
  const headerEnd = headerAt + bytes.readUInt32BE(magic.length + 2);
  if (headerEnd - headerAt > BUNDLE_LIMITS.headerBytes || headerEnd > bytes.length - signatureBytes - 4) {
    throw new BundleRefused('damaged');
  }
  const header = valuesOf(bytes.subarray(headerAt, headerEnd), bundleHeader, headerLimits, 'damaged');
  const sealedParts = partsOf(bytes.subarray(headerEnd, bytes.length - signatureBytes));
  if (header.town !== hubId) throw new BundleRefused('other-town');
  const { certificate } = header;
  if (certificate && !isCertified(hubId, hubSigningKey, certificate))
    throw new BundleRefused('unknown-sender');
  const key = readPublicKey(certificate?.signingKey ?? hubSigningKey, 'ed25519');
  if (!key) throw new BundleRefused('unknown-sender');
  const signed = signedText(bytes.subarray(0, bytes.length - signatureBytes));
  if (!verify(null, signed, key, bytes.subarray(-signatureBytes))) throw new BundleRefused('damaged');
  return { header, opening: bytes.subarray(0, headerEnd), sealedParts };
}

/**
 * Unseals the parts of a bundle, one at a time: each is let go before the next is read.
 * @throws BundleRefused `for-another`, `other-key`, `wrong-content`
 */
export function openParts(
  { header, opening, sealedParts }: SignedBundle,
  { name, sealingKey }: Pick<BundleReader, 'name' | 'sealingKey'>,
): { next<Form extends z.ZodType>(form: Form): z.output<Form> | null } {
  if (header.to !== name) throw new BundleRefused('for-another', header.to);
  const seal = Seal.byRecipient(sealingKey, header.oneTimeKey, opening);
  const waiting = sealedParts.values();
  return {
    next(form) {
      const { value, done } = waiting.next();
      return done ? null : valuesOf(seal.unseal(value), form, BUNDLE_LIMITS.json, 'wrong-content');
    },
  };
}

function partsOf(body: Buffer): Buffer[] {
  const parts: Buffer[] = [];
  let at = 0;
  for (;;) {
    if (at + 4 > body.length) throw new BundleRefused('damaged');
    const length = body.readUInt32BE(at);
    at += 4;
    if (length === 0) break;
    if (length <= tagBytes || length > BUNDLE_LIMITS.sealedBytes || at + length > body.length) {
      throw new BundleRefused('damaged');
    }
    parts.push(body.subarray(at, at + length));
    at += length;
  }
  if (at !== body.length || parts.length === 0) throw new BundleRefused('damaged');
  return parts;
}

function valuesOf<Form extends z.ZodType>(
  bytes: Uint8Array,
  form: Form,
  limits: JsonLimits,
  why: 'damaged' | 'wrong-content',
): z.output<Form> {
  // Before it is even a text: what is too much does not take its place in memory a second time.
  if (!isWithinLimits(bytes, limits)) throw new BundleRefused(why);
  let values: unknown;
  try {
    values = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new BundleRefused(why);
  }
  const read = form.safeParse(values);
  if (!read.success) throw new BundleRefused(why);
  return read.data;
}
