import { createPrivateKey, createPublicKey, generateKeyPairSync, hash, sign } from 'node:crypto';

/** The pair with which a site signs what it says to the hub: Ed25519, as PEM. */
export function newSigningKey(): string {
  return generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

/** The half of a site's key that the hub keeps. */
export function publicKeyOf(privateKey: string): string {
  return createPublicKey(createPrivateKey(privateKey)).export({ type: 'spki', format: 'pem' }).toString();
}

/** A signature in base64. */
export function signText(privateKey: string, text: string): string {
  return sign(null, Buffer.from(text), privateKey).toString('base64');
}

/** SHA-256 of a text or of bytes, as hexadecimal digits. */
export function sha256(content: string | Uint8Array): string {
  return hash('sha256', content);
}
