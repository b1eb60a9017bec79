import { brotliCompressSync, constants, zstdCompressSync } from 'node:zlib';
import { newPrivateKey } from '#core/bundles/file/keys.ts';
import type { Random } from '#core/seed/random.ts';
import { signText } from '#core/sync/signing.ts';
import { batchText } from '#shared/sync/batch.ts';
import { PROTOCOL_VERSION } from '#shared/sync/hub-contract.ts';
import { lineBody } from '#shared/sync/line-body.ts';
import { LINES_PATH } from '#shared/sync/line-calls.ts';
import { packBatch } from '#shared/sync/packed-batch.ts';
import {
  type Attack,
  type Attacks,
  garbage,
  mutated,
  truncated,
  wildValue,
  withWildValue,
} from './attacks.ts';
import type { HostileTown } from './town.ts';

const calls = ['push', 'hello', 'enrol', 'answers', 'pull', 'keys', 'outcomes', 'challenge', 'nothing'];

const call = (name: string, which: string, input: unknown): Attack => ({
  name,
  at: 'wire',
  call: which,
  body: Buffer.from(JSON.stringify({ json: input })),
});

/** The body of a push, as the village would make it, on the traitor's session. */
function goodPush(town: HostileTown, token: string): Buffer {
  return Buffer.from(JSON.stringify({ json: { token, ...wireForm(town) } }));
}

function wireForm({ fresh: { batch } }: HostileTown) {
  return { ...batch, batch: packBatch(batch.batch) };
}

/** The same push in lines. */
function goodLines(town: HostileTown, token: string): Buffer {
  const { batch, signature, receipts } = wireForm(town);
  const { lines, ...head } = batch;
  return Buffer.from(lineBody({ token, ...head, signature, receipts }, Buffer.from(lines)));
}

/** What cannot be taken for lines, or only for too many of them. */
function lineBomb(random: Random, town: HostileTown, token: string): Buffer {
  const good = goodLines(town, token);
  const head = JSON.parse(good.subarray(0, good.indexOf('\n')).toString());
  return random.pick([
    () => Buffer.from(lineBody(head, Buffer.alloc(20_000_000, '\n'))),
    () =>
      Buffer.from(lineBody(head, Buffer.from('c\nresident\nr\ninsert\n\nsystem\n\n{}\n'.repeat(500_000)))),
    () => Buffer.from(`${'['.repeat(20_000_000)}\n`),
    () => Buffer.from(lineBody({ ...head, seen: wildValue(random) }, Buffer.alloc(0))),
  ])();
}

const bodies = new Map<string, { body: Buffer; headers?: Record<string, string> }>();
/** Takes long to make, and is the same every time. */
function bomb(random: Random): Attack {
  const kind = random.pick(['deep', 'objects', 'numbers', 'zstd', 'brotli', 'packed garbage'] as const);
  let made = bodies.get(kind);
  if (!made) {
    const level = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } };
    made = {
      deep: () => ({ body: Buffer.from(`{"json":${'['.repeat(20_000_000)}`) }),
      objects: () => ({ body: Buffer.from(`{"json":[${'{},'.repeat(6_000_000)}{}]}`) }),
      numbers: () => ({ body: Buffer.from(`{"json":[${'0,'.repeat(10_000_000)}0]}`) }),
      zstd: () => ({
        body: zstdCompressSync(Buffer.alloc(300_000_000, 0x20)),
        headers: { 'content-encoding': 'zstd' },
      }),
      brotli: () => ({
        body: brotliCompressSync(Buffer.alloc(300_000_000, 0x20), level),
        headers: { 'content-encoding': 'br' },
      }),
      'packed garbage': () => ({ body: garbage(random, 5000), headers: { 'content-encoding': 'zstd' } }),
    }[kind]();
    bodies.set(kind, made);
  }
  return { name: 'bomb', at: 'wire', call: 'push', ...made };
}

/** What is thrown at the hub's port by whoever can reach it; `token` is a real one, of the traitor. */
export function onTheWire(token: () => string): Attacks {
  const push = (name: string, change: (random: Random, body: Buffer) => Buffer) => {
    return (random: Random, town: HostileTown): Attack => ({
      name,
      at: 'wire',
      call: 'push',
      body: change(random, goodPush(town, token())),
    });
  };
  const lines = (name: string, body: (random: Random, town: HostileTown) => Buffer) => {
    return (random: Random, town: HostileTown): Attack => ({
      name,
      at: 'wire',
      call: `${LINES_PATH}${random.pick(['push', 'push', 'push', 'pull'])}`,
      body: body(random, town),
    });
  };
  return {
    'push: bytes changed': push('push: bytes changed', mutated),
    'push: truncated': push('push: truncated', truncated),
    'push: garbage': push('push: garbage', (random) => garbage(random, random.below(3000))),
    'push: another centre’s batch': push('push: another centre’s batch', (_, body) => body),
    'push: wild values': (random, town) =>
      call('push: wild values', 'push', withWildValue(random, { token: token(), ...wireForm(town) })),
    'push: wrong signature': (_, town) => {
      const { batch } = town.fresh.batch;
      const signature = signText(newPrivateKey('ed25519'), batchText(batch));
      const wrong = { token: token(), batch: packBatch(batch), signature, receipts: [] };
      return call('push: wrong signature', 'push', wrong);
    },
    'push: no session': (random, town) => {
      const no = random.pick<unknown>(['a'.repeat(48), garbage(random, 24).toString('hex'), '', null, []]);
      return call('push: no session', 'push', { token: no, ...wireForm(town) });
    },
    'push: bombs': bomb,
    'lines: bytes changed': lines('lines: bytes changed', (random, town) =>
      mutated(random, goodLines(town, token())),
    ),
    'lines: truncated': lines('lines: truncated', (random, town) =>
      truncated(random, goodLines(town, token())),
    ),
    'lines: garbage': lines('lines: garbage', (random) => garbage(random, random.below(3000))),
    'lines: another centre’s batch': lines('lines: another centre’s batch', (_, town) =>
      goodLines(town, token()),
    ),
    'lines: bombs': lines('lines: bombs', (random, town) => lineBomb(random, town, token())),
    'hello in another’s name': (random, town) => {
      const signature = random.pick([
        signText(town.attacker.signingKey, 'x'),
        signText(newPrivateKey('ed25519'), 'x'),
        garbage(random, 64).toString('base64'),
      ]);
      const challenge = garbage(random, 24).toString('hex');
      const input = {
        protocol: PROTOCOL_VERSION,
        siteNumber: '13',
        epoch: 1,
        schema: 1,
        challenge,
        signature,
      };
      return call('hello', 'hello', random.chance(0.5) ? input : withWildValue(random, input));
    },
    'guessed codes': (random) => {
      const code = garbage(random, 10).toString('hex');
      const key = newPrivateKey('ed25519');
      return call('guessed code', 'enrol', { code, siteNumber: '13', publicKey: key, sealingKey: key });
    },
    'any call with anything in it': (random, town) => {
      const input = random.pick<unknown>([
        { token: token(), after: wildValue(random) },
        { token: token(), afterSeq: wildValue(random) },
        { token: token(), of: [wildValue(random)] },
        { token: token(), sealingKey: town.certificates['13']?.sealingKey },
        wildValue(random),
      ]);
      return call('any call', random.pick([...calls, '../../etc/passwd', '__proto__', 'constructor']), input);
    },
  };
}
