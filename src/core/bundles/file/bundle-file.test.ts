import { createHash, sign } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { BUNDLE_LIMITS } from '#shared/sync/bundle.ts';
import type { Certificate } from '#shared/sync/certificate.ts';
import { certify, newPrivateKey, publicHalf } from './keys.ts';
import { openParts, readSigned } from './read-bundle.ts';
import { BundleWriter, signatureBytes } from './write-bundle.ts';

const town = '0123456789abcdef';
const hub = newPrivateKey('ed25519');
const keys = (siteNumber: string, serial = 1) => {
  const [signing, sealing] = [newPrivateKey('ed25519'), newPrivateKey('x25519')];
  const shown = {
    siteNumber,
    serial,
    signingKey: publicHalf(signing),
    sealingKey: publicHalf(sealing),
  };
  return { signing, sealing, certificate: certify(town, hub, shown) };
};
const village = keys('13');
const other = keys('02');
const reader = {
  hubId: town,
  hubSigningKey: publicHalf(hub),
  name: '02',
  sealingKey: other.sealing,
};
const part = z.strictObject({ say: z.string() });

function bundle(
  { certificate = village.certificate as Certificate, signing = village.signing, to = '02' } = {},
  parts: unknown[] = [{ say: 'one' }, { say: '二' }],
): Buffer {
  const from = certificate.siteNumber;
  const writer = new BundleWriter({ town, from, to, certificate }, other.certificate.sealingKey);
  for (const each of parts) expect(writer.add(each)).toBe(true);
  return writer.finish(signing);
}

/** Reads all of it. @returns what it says, or why it is refused */
function read(bytes: Buffer, by: Partial<typeof reader> = {}): string[] | string {
  try {
    const who = { ...reader, ...by };
    const parts = openParts(readSigned(bytes, who), who);
    const said: string[] = [];
    for (let next = parts.next(part); next; next = parts.next(part)) said.push(next.say);
    return said;
  } catch (error) {
    return (error as { why?: string }).why ?? String(error);
  }
}

/** With the signature made anew, as the sender itself could. */
function signedAgain(bytes: Buffer): Buffer {
  const content = bytes.subarray(0, -signatureBytes);
  const text = Buffer.concat([
    Buffer.from('onewindow-bundle-1\n'),
    createHash('sha512').update(content).digest(),
  ]);
  return Buffer.concat([content, sign(null, text, village.signing)]);
}

let good: Buffer;
beforeAll(() => {
  good = bundle();
});

describe('a bundle', () => {
  it('says to its recipient what its sender put in', () => {
    expect(read(good)).toEqual(['one', '二']);
  });

  it('says nothing to a thief: what is inside is not to be found in it', () => {
    const secret = bundle({}, [{ say: '440783199001011234' }]);
    expect(secret.includes('440783199001011234')).toBe(false);
    expect(read(secret, { sealingKey: newPrivateKey('x25519') })).toBe('other-key');
  });

  it('is refused with any one bit of it changed, and when it ends anywhere before its end', () => {
    for (let at = 0; at < good.length; at += 1) {
      const changed = Buffer.from(good);
      changed[at] = (changed[at] as number) ^ (1 << (at % 8));
      expect(typeof read(changed)).toBe('string');
      expect(typeof read(good.subarray(0, at))).toBe('string');
    }
    expect(typeof read(Buffer.concat([good, Buffer.alloc(1)]))).toBe('string');
  });

  it('is for nobody but its recipient', () => {
    expect(read(good, { name: '07' })).toBe('for-another');
    expect(read(bundle({ to: '07' }))).toBe('for-another');
  });

  it('is not believed when its sender is not who the hub says', () => {
    const stranger = keys('13');
    const selfMade = certify(town, stranger.signing, stranger.certificate);
    expect(read(bundle({ certificate: selfMade, signing: stranger.signing }))).toBe('unknown-sender');
    expect(read(bundle({ signing: stranger.signing }))).toBe('damaged');
    expect(read(bundle({ certificate: { ...village.certificate, serial: 9 } }))).toBe('unknown-sender');
    expect(read(bundle({ certificate: { ...village.certificate, siteNumber: '07' } }))).toBe(
      'unknown-sender',
    );
  });

  it('belongs to one town', () => {
    expect(read(good, { hubId: 'fedcba9876543210' })).toBe('other-town');
  });

  it('of another version of the format is not read, whoever signed it', () => {
    for (const version of [0, 2, 65_535]) {
      const changed = Buffer.from(good);
      changed.writeUInt16BE(version, 8);
      expect(read(signedAgain(changed))).toBe('other-format');
    }
  });

  it('cannot have its parts moved, doubled or left out, even by its sender', () => {
    const headerEnd = 14 + good.readUInt32BE(10);
    const first = good.subarray(headerEnd, headerEnd + 4 + good.readUInt32BE(headerEnd));
    const second = good.subarray(headerEnd + first.length, -signatureBytes - 4);
    const made = (...pieces: Buffer[]) =>
      read(
        signedAgain(
          Buffer.concat([good.subarray(0, headerEnd), ...pieces, Buffer.alloc(4 + signatureBytes)]),
        ),
      );
    expect(made(first, second)).toEqual(['one', '二']);
    expect(made(second, first)).toBe('other-key');
    expect(made(first, first)).toBe('other-key');
    expect(made(second)).toBe('other-key');
  });

  it('that is no bundle, or too large to be one, is told apart', () => {
    expect(read(Buffer.from('PK\u0003\u0004 some other file'))).toBe('not-a-bundle');
    expect(read(Buffer.alloc(0))).toBe('not-a-bundle');
    expect(read(Buffer.alloc(BUNDLE_LIMITS.bytes + 1))).toBe('too-large');
  });
});

describe('what a member of the town signed', () => {
  it.each([
    ['an unknown field', { say: 'x', more: 1 }],
    ['another type', { say: 1 }],
    ['__proto__', JSON.parse('{"say":"x","__proto__":{"polluted":1}}')],
    ['constructor', { say: 'x', constructor: { prototype: { polluted: 1 } } }],
    ['an array', []],
    ['nothing', null],
  ])('is refused with %s in it', (_, wrong) => {
    expect(read(bundle({}, [wrong]))).toBe('wrong-content');
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  it('is refused when it is deeper or longer than anything that belongs in it', () => {
    let deep: unknown = 1;
    for (let at = 0; at < 1000; at += 1) deep = [deep];
    expect(read(bundle({}, [deep]))).toBe('wrong-content');
    expect(read(bundle({}, [{ say: 'x', many: Array.from({ length: 1_000_001 }, () => 0) }]))).toBe(
      'wrong-content',
    );
  });

  it('goes into several bundles when it does not fit into one', () => {
    const writer = new BundleWriter(
      { town, from: '13', to: '02', certificate: village.certificate },
      other.certificate.sealingKey,
    );
    expect(writer.add({ say: 'x'.repeat(BUNDLE_LIMITS.partBytes) })).toBe(false);
  });
});
