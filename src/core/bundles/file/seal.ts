import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createPrivateKey,
  diffieHellman,
  hkdfSync,
} from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { BUNDLE_LIMITS } from '#shared/sync/bundle.ts';
import { BundleRefused } from './bundle-refused.ts';
import { publicHalf, readPublicKey } from './keys.ts';

const algorithm = 'aes-256-gcm';
export const tagBytes = 16;

/** Seals or unseals the parts of one bundle, in their order. */
export class Seal {
  private readonly key: Uint8Array;
  private readonly boundTo: Uint8Array;
  private parts = 0;

  private constructor(key: Uint8Array, opening: Uint8Array) {
    this.key = key;
    this.boundTo = createHash('sha256').update(opening).digest();
  }

  /**
   * @param opening everything before the first part; all parts are bound to it
   * @throws BundleRefused `other-key` when a public key is none
   */
  static forRecipient(oneTimePrivate: string, recipientPublic: string, opening: Uint8Array): Seal {
    return new Seal(
      sharedKey(oneTimePrivate, recipientPublic, [publicHalf(oneTimePrivate), recipientPublic]),
      opening,
    );
  }

  static byRecipient(recipientPrivate: string, oneTimePublic: string, opening: Uint8Array): Seal {
    return new Seal(
      sharedKey(recipientPrivate, oneTimePublic, [oneTimePublic, publicHalf(recipientPrivate)]),
      opening,
    );
  }

  seal(text: string | Uint8Array): Buffer {
    const cipher = createCipheriv(algorithm, this.key, this.nextNonce(), { authTagLength: tagBytes });
    cipher.setAAD(this.boundTo);
    const deflated = deflateRawSync(text);
    return Buffer.concat([cipher.update(deflated), cipher.final(), cipher.getAuthTag()]);
  }

  /** @throws BundleRefused `other-key` for what this key does not open, `wrong-content` for what inflates too far */
  unseal(sealed: Buffer): Buffer {
    const decipher = createDecipheriv(algorithm, this.key, this.nextNonce(), { authTagLength: tagBytes });
    decipher.setAAD(this.boundTo);
    decipher.setAuthTag(sealed.subarray(-tagBytes));
    let deflated: Buffer;
    try {
      deflated = Buffer.concat([decipher.update(sealed.subarray(0, -tagBytes)), decipher.final()]);
    } catch {
      throw new BundleRefused('other-key');
    }
    try {
      return inflateRawSync(deflated, { maxOutputLength: BUNDLE_LIMITS.partBytes });
    } catch {
      throw new BundleRefused('wrong-content');
    }
  }

  private nextNonce(): Uint8Array {
    const nonce = Buffer.alloc(12);
    nonce.writeUInt32BE(this.parts, 8);
    this.parts += 1;
    return nonce;
  }
}

function sharedKey(privateKey: string, publicKey: string, both: [oneTime: string, recipient: string]) {
  const other = readPublicKey(publicKey, 'x25519');
  if (!other) throw new BundleRefused('other-key');
  let secret: Buffer;
  try {
    secret = diffieHellman({ privateKey: createPrivateKey(privateKey), publicKey: other });
  } catch {
    // A point of small order: nobody makes such a key by chance.
    throw new BundleRefused('other-key');
  }
  return new Uint8Array(hkdfSync('sha256', secret, both.join('\n'), 'onewindow-bundle-1', 32));
}
