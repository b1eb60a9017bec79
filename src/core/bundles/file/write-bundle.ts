import { createHash, sign } from 'node:crypto';
import { BUNDLE_FORMAT, BUNDLE_LIMITS, type BundleHeader } from '#shared/sync/bundle.ts';
import { BundleRefused } from './bundle-refused.ts';
import { newPrivateKey, publicHalf } from './keys.ts';
import { Seal } from './seal.ts';

export const magic = Buffer.from([0x89, 0x4f, 0x57, 0x42, 0x0d, 0x0a, 0x1a, 0x0a]);
export const signatureBytes = 64;

/** The text that a sender signs stands for all the bytes before the signature. */
export function signedText(before: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from('onewindow-bundle-1\n'), createHash('sha512').update(before).digest()]);
}

/** Builds a bundle part by part, up to the largest that anybody reads. */
export class BundleWriter {
  private readonly pieces: Buffer[] = [];
  private readonly seal: Seal;
  private bytes: number;

  /** @param recipientKey the public sealing key of who may read it */
  constructor(header: Omit<BundleHeader, 'oneTimeKey'>, recipientKey: string) {
    const oneTime = newPrivateKey('x25519');
    const text = Buffer.from(JSON.stringify({ ...header, oneTimeKey: publicHalf(oneTime) }));
    const opening = Buffer.concat([magic, twoBytes(BUNDLE_FORMAT), fourBytes(text.length), text]);
    this.seal = Seal.forRecipient(oneTime, recipientKey, opening);
    this.pieces.push(opening);
    this.bytes = opening.length + 4 + signatureBytes;
  }

  /** Adds a part; false when the bundle would become too large, and nothing more can follow then. */
  add(part: unknown): boolean {
    const text = JSON.stringify(part);
    const sealed = this.seal.seal(text);
    const fits =
      this.bytes + 4 + sealed.length <= BUNDLE_LIMITS.bytes &&
      sealed.length <= BUNDLE_LIMITS.sealedBytes &&
      Buffer.byteLength(text) <= BUNDLE_LIMITS.partBytes;
    if (!fits) return false;
    this.pieces.push(fourBytes(sealed.length), sealed);
    this.bytes += 4 + sealed.length;
    return true;
  }

  /** @throws BundleRefused `no-keys` */
  finish(signingKey: string): Buffer {
    if (signingKey === '') throw new BundleRefused('no-keys');
    const content = Buffer.concat([...this.pieces, fourBytes(0)]);
    return Buffer.concat([content, sign(null, signedText(content), signingKey)]);
  }
}

function twoBytes(number: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(number);
  return bytes;
}

function fourBytes(number: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(number);
  return bytes;
}
