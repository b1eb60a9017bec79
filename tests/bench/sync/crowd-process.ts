import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import { connectHub } from '#core/sync/hub-client.ts';
import { type Batch, batchText, chainOver, chainStart } from '#shared/sync/batch.ts';
import type { Change } from '#shared/sync/change.ts';
import { helloText, PROTOCOL_VERSION } from '#shared/sync/hub-contract.ts';
import { packBatch } from '#shared/sync/packed-batch.ts';
import { percentile } from '../statistics.ts';
import { makeRecords } from './records.ts';

/** node crowd-process.ts: many centres of which only the protocol is real, so that the hub alone is measured. */
const installations = 3;
/** What a centre has written since it was there last. */
const waiting = 20;
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

interface Enrolled {
  siteNumber: string;
  hubId: string;
  key: KeyObject;
}

let url = '';
let centres: Enrolled[] = [];

async function enrolAll(given: { url: string; numbers: string[]; codes: string[] }): Promise<void> {
  url = given.url;
  centres = [];
  for (const [at, siteNumber] of given.numbers.entries()) {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const sealing = generateKeyPairSync('x25519').publicKey;
    const { client, close } = connectHub(url, '');
    const { hubId } = await client.enrol({
      code: (given.codes[at] ?? '').split('.')[0] ?? '',
      siteNumber,
      publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
      sealingKey: sealing.export({ type: 'spki', format: 'pem' }).toString(),
    });
    close();
    centres.push({ siteNumber, hubId, key: privateKey });
  }
}

/** Hello, push and pull until there is no more. @returns milliseconds */
async function round({ siteNumber, hubId, key }: Enrolled, epoch: number): Promise<number> {
  const began = performance.now();
  const signed = (text: string) => sign(null, Buffer.from(text), key).toString('base64');
  const { client, close } = connectHub(url, '');
  try {
    const { challenge } = await client.challenge();
    const helloSignature = signed(helloText({ hubId, siteNumber, epoch, challenge }));
    const { token, lastSeq } = await client.hello({
      protocol: PROTOCOL_VERSION,
      siteNumber,
      epoch,
      schema: 1,
      challenge,
      start: '',
      signature: helloSignature,
    });
    const batch = batchOf(siteNumber, epoch, lastSeq);
    const signature = signed(batchText(batch));
    const { answers } = await client.push({ token, batch: packBatch(batch), signature, receipts: [] });
    const answered = answers.split('\n').length;
    if (answered !== waiting) throw new Error(`${answered} of ${waiting} were answered`);
    for (let after = 0; ; ) {
      const page = await client.pull({ token, after });
      if (!page.more) break;
      after = page.cursor;
    }
    return performance.now() - began;
  } finally {
    close();
  }
}

function batchOf(siteNumber: string, epoch: number, lastSeq: number): Batch {
  if (lastSeq > 0) throw new Error('This installation was there before');
  const changes = makeRecords(waiting).map(
    ({ _id, ...fields }, at): Change => ({
      siteNumber,
      epoch,
      seq: at + 1,
      commandId: uuidv7(),
      entity: 'resident',
      entityId: _id,
      operation: 'insert',
      baseVersion: null,
      fields: JSON.stringify(fields),
      actorId: 'system',
      clock: '',
    }),
  );
  const seen = [{ siteNumber, epoch, fromSeq: 1, vector: {} }];
  const chain = chainOver(chainStart, changes, sha256);
  return { siteNumber, epoch, changes, seen, previousChain: chainStart, chain };
}

const works: Record<string, (given: never) => Promise<object>> = {
  async enrol(given) {
    await enrolAll(given);
    return {};
  },
  one: async () => ({ took: await round(centres[0] as Enrolled, installations + 1) }),
  async all() {
    const rounds = centres.flatMap((centre) =>
      Array.from({ length: installations }, (_, at) => round(centre, at + 1)),
    );
    const ended = await Promise.allSettled(rounds);
    const times = ended.filter((one) => one.status === 'fulfilled').map(({ value }) => value);
    const failed = ended.find((one) => one.status === 'rejected');
    if (failed) console.error(failed.reason);
    return { count: times.length, p95: percentile(times, 0.95) };
  },
};

process.on('message', async ({ work, given }: { work: string; given: never }) => {
  try {
    process.send?.({ took: 0, ...(await works[work]?.(given)) });
  } catch (error) {
    process.send?.({ failed: (error as Error).stack });
  }
});
process.on('disconnect', () => process.exit());
process.send?.({ ready: 0 });
