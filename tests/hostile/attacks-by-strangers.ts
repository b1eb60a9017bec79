import { certify, newPrivateKey, publicHalf } from '#core/bundles/file/keys.ts';
import { signatureBytes } from '#core/bundles/file/write-bundle.ts';
import type { Random } from '#core/seed/random.ts';
import { type Attack, type Attacks, garbage, mutated, truncated, wildValue } from './attacks.ts';
import { craft, signed } from './craft.ts';
import type { HostileTown } from './town.ts';

/** One of the good bundles, and who reads it. */
function anyGood(random: Random, { fresh, taken }: HostileTown): { at: 'hub' | 'site'; bytes: Buffer } {
  return random.pick([
    { at: 'hub', bytes: fresh.toHub },
    { at: 'site', bytes: fresh.toTown },
    { at: 'site', bytes: fresh.fromHub },
    { at: 'hub', bytes: taken.toHub },
    { at: 'site', bytes: taken.toTown },
  ]);
}

/** The header of a bundle as an object. */
function headerOf(bytes: Buffer): Record<string, unknown> {
  return JSON.parse(bytes.subarray(14, 14 + bytes.readUInt32BE(10)).toString());
}

/** The same bundle with another header, for which nobody has a signature. */
function withHeader(bytes: Buffer, header: string | Buffer, version = 1): Buffer {
  const text = Buffer.from(header as string);
  const opening = Buffer.from(bytes.subarray(0, 14));
  opening.writeUInt16BE(version, 8);
  opening.writeUInt32BE(text.length, 10);
  return Buffer.concat([opening, text, bytes.subarray(14 + bytes.readUInt32BE(10))]);
}

const changed =
  (name: string, change: (random: Random, bytes: Buffer) => Buffer) =>
  (random: Random, town: HostileTown): Attack => {
    const { at, bytes } = anyGood(random, town);
    return { name, at, bytes: change(random, bytes) };
  };

/** A key of somebody who is no member, and the certificate such a one makes for himself. */
function stranger(town: HostileTown, siteNumber: string) {
  const [signing, sealing] = [newPrivateKey('ed25519'), newPrivateKey('x25519')];
  const shown = {
    siteNumber,
    serial: 9,
    signingKey: publicHalf(signing),
    sealingKey: publicHalf(sealing),
  };
  return { signing, sealing, certificate: certify(town.hubId, signing, shown) };
}

/** Files from people who hold no key of the town. */
export const byStrangers: Attacks = {
  'bytes changed': changed('bytes changed', mutated),
  truncated: changed('truncated', truncated),
  'something after the end': changed('something after the end', (random, bytes) =>
    Buffer.concat([bytes, garbage(random, random.between(1, 200))]),
  ),
  'garbage, with and without the right beginning': (random, { fresh }) => {
    const noise = garbage(random, random.below(2000));
    const bytes = random.chance(0.5) ? noise : Buffer.concat([fresh.toHub.subarray(0, 10), noise]);
    return { name: 'garbage', at: random.pick(['hub', 'site']), bytes };
  },
  'signed with another key': changed('signed with another key', (_, bytes) =>
    signed(Buffer.from(bytes.subarray(0, -signatureBytes)), newPrivateKey('ed25519')),
  ),
  'another version of the format': changed('another version', (random, bytes) =>
    withHeader(bytes, bytes.subarray(14, 14 + bytes.readUInt32BE(10)), random.pick([0, 2, 255, 65_535])),
  ),
  'another recipient, sender or town in the header': changed('another header', (random, bytes) => {
    const part = random.pick(['to', 'from', 'town', 'oneTimeKey', 'certificate']);
    const header = headerOf(bytes);
    header[part] = random.chance(0.5) ? wildValue(random) : random.pick(['hub', '01', '13', 'f'.repeat(16)]);
    return withHeader(bytes, JSON.stringify(header));
  }),
  'wild names in the header': changed('wild names', (random, bytes) => {
    const text = JSON.stringify(headerOf(bytes));
    const more = random.pick([
      '"__proto__":{"polluted":true},',
      '"constructor":{"prototype":{"polluted":true}},',
      '"path":"../../../../etc/passwd",',
      `"deep":${'['.repeat(3000)}${']'.repeat(3000)},`,
      '"huge":1e999,',
    ]);
    return withHeader(bytes, `{${more}${text.slice(1)}`);
  }),
  'a header that is no text': changed('no text', (random, bytes) =>
    withHeader(bytes, Buffer.concat([garbage(random, 40), Buffer.from([0xff, 0xfe, 0xc0, 0x80])])),
  ),
  'lengths that lie': changed('lengths that lie', (random, bytes) => {
    const copy = Buffer.from(bytes);
    const at = random.chance(0.5) ? 10 : 14 + bytes.readUInt32BE(10);
    copy.writeUInt32BE(random.pick([0, 1, 0xffffffff, 0x7fffffff, bytes.length, 20_000_001]), at);
    return copy;
  }),
  'parts of two bundles': (random, { fresh, taken }) => {
    const [one, other] = [fresh.toHub, taken.toHub];
    const cut = random.between(14, Math.min(one.length, other.length));
    return { name: 'spliced', at: 'hub', bytes: Buffer.concat([one.subarray(0, cut), other.subarray(cut)]) };
  },
  'made by somebody who is no member': (random, town) => {
    const at = random.pick(['hub', 'site'] as const);
    const to = at === 'hub' ? 'hub' : '01';
    const { signing, certificate } = stranger(town, random.pick(['13', '09', '02']));
    const header = { town: town.hubId, from: certificate.siteNumber, to, certificate };
    const recipientKey = at === 'hub' ? town.hubSealingKey : (town.certificates['01']?.sealingKey ?? '');
    const about = { madeAt: 0, epoch: 1, schema: 1, answeredSeq: 0, starts: [], cursor: 0, unordered: [] };
    const bytes = craft({ header, parts: [about], signingKey: signing, recipientKey });
    return { name: 'no member', at, bytes };
  },
  'answers in the name of the hub': (random, town) => {
    const { signing } = stranger(town, '13');
    const header = { town: town.hubId, from: 'hub', to: '01', certificate: null };
    const answers = [{ firstSeq: 1, lastSeq: 9, outcome: 'refused', order: null, refusal: 'not-holder' }];
    const about = {
      madeAt: 0,
      epoch: 1,
      hubEpoch: 1,
      lastNumber: 9,
      lastSeq: random.below(9),
      chain: 'a'.repeat(64),
      certificates: [],
    };
    const recipientKey = town.certificates['01']?.sealingKey ?? '';
    const bytes = craft({ header, parts: [about, { answers }], signingKey: signing, recipientKey });
    return { name: 'forged answers', at: 'site', bytes };
  },
  replayed: (random, { taken }) =>
    random.pick([
      { name: 'replayed', at: 'hub', bytes: taken.toHub },
      { name: 'replayed', at: 'site', bytes: taken.toTown },
      { name: 'replayed', at: 'site', bytes: taken.fromHub },
    ]),
  'brought to whom it is not for': (random, { fresh }) =>
    random.pick([
      { name: 'misled', at: 'site', bytes: fresh.toHub },
      { name: 'misled', at: 'hub', bytes: fresh.toTown },
      { name: 'misled', at: 'hub', bytes: fresh.fromHub },
    ]),
};
