import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import { type Certificate, certificateText } from '#shared/sync/certificate.ts';

type KeyType = 'ed25519' | 'x25519';

/** A private key in PEM: Ed25519 signs, X25519 is sealed for. */
export function newPrivateKey(type: KeyType): string {
  // The overloads name each type by itself.
  const { privateKey } = type === 'ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('x25519');
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

/** The public half of a private key, in PEM. */
export function publicHalf(privateKey: string): string {
  return createPublicKey(createPrivateKey(privateKey)).export({ type: 'spki', format: 'pem' }).toString();
}

/** A public key of this type out of its text; null when it is none. */
export function readPublicKey(text: string, type: KeyType): KeyObject | null {
  try {
    const key = createPublicKey(text);
    return key.type === 'public' && key.asymmetricKeyType === type && !text.includes('PRIVATE') ? key : null;
  } catch {
    return null;
  }
}

/** The hub's certificate for a centre. */
export function certify(
  hubId: string,
  signingKey: string,
  site: Omit<Certificate, 'signature'>,
): Certificate {
  const signature = sign(null, Buffer.from(certificateText(hubId, site)), signingKey).toString('base64');
  return { ...site, signature };
}

/** Whether the hub with this public key said so. */
export function isCertified(hubId: string, hubKey: string, certificate: Certificate): boolean {
  const key = readPublicKey(hubKey, 'ed25519');
  return (
    key !== null &&
    readPublicKey(certificate.signingKey, 'ed25519') !== null &&
    readPublicKey(certificate.sealingKey, 'x25519') !== null &&
    verify(
      null,
      Buffer.from(certificateText(hubId, certificate)),
      key,
      Buffer.from(certificate.signature, 'base64'),
    )
  );
}
