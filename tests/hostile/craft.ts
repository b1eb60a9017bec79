import { sign } from 'node:crypto';
import { newPrivateKey, publicHalf } from '#core/bundles/file/keys.ts';
import { Seal } from '#core/bundles/file/seal.ts';
import { magic, signedText } from '#core/bundles/file/write-bundle.ts';

export interface Craft {
  header: Record<string, unknown> | string | Buffer;
  parts: (string | Buffer | object)[];
  /** Private. */
  signingKey: string;
  /** Public. */
  recipientKey: string;
  version?: number;
  /** Said of the first part instead of how long it is. */
  claimedLength?: number;
}

/** Makes a bundle by the letter of the format, whatever is in it: what a member of the town could make who wants to. */
export function craft({
  header,
  parts,
  signingKey,
  recipientKey,
  version = 1,
  claimedLength,
}: Craft): Buffer {
  const oneTime = newPrivateKey('x25519');
  const text =
    typeof header === 'string' || Buffer.isBuffer(header)
      ? Buffer.from(header as string)
      : Buffer.from(JSON.stringify({ ...header, oneTimeKey: publicHalf(oneTime) }));
  const numbers = Buffer.alloc(6);
  numbers.writeUInt16BE(version);
  numbers.writeUInt32BE(text.length, 2);
  const opening = Buffer.concat([magic, numbers, text]);
  const seal = Seal.forRecipient(oneTime, recipientKey, opening);
  const sealed = parts.map((part) =>
    seal.seal(typeof part === 'string' || Buffer.isBuffer(part) ? part : JSON.stringify(part)),
  );
  const pieces = sealed.flatMap((part, at) => [
    fourBytes(at === 0 && claimedLength !== undefined ? claimedLength : part.length),
    part,
  ]);
  return signed(Buffer.concat([opening, ...pieces, fourBytes(0)]), signingKey);
}

export function signed(content: Buffer, signingKey: string): Buffer {
  return Buffer.concat([content, sign(null, signedText(content), signingKey)]);
}

function fourBytes(number: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(number >>> 0);
  return bytes;
}
