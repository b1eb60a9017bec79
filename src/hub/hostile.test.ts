import { beforeAll, describe, expect, it } from 'vitest';
import { type SyncState, syncState } from '#core/db/sync-state.ts';
import { acceptCase } from '#core/intake/accept-case.ts';
import { connectHub, type HubClient, isHubAddress } from '#core/sync/hub-client.ts';
import { nextBatch } from '#core/sync/next-batch.ts';
import { newSigningKey, sha256, signText } from '#core/sync/signing.ts';
import { syncNow } from '#core/sync/sync-now.ts';
import { atOnce, fullDraft, newApplicant } from '#core/testing/drafts.ts';
import { readAnswerLine } from '#shared/sync/answers.ts';
import { type Batch, batchText, chainOver } from '#shared/sync/batch.ts';
import type { Change } from '#shared/sync/change.ts';
import { helloText, PROTOCOL_VERSION } from '#shared/sync/hub-contract.ts';
import { packBatch } from '#shared/sync/packed-batch.ts';
import { enrolledSite, type HubSite, type TestHub, testHub } from './testing/town.ts';

let hub: TestHub;
let site: HubSite;
let state: SyncState;
let client: HubClient;
let token: string;
let batch: Batch;

beforeAll(async () => {
  hub = await testHub();
  site = await enrolledSite(hub, '13');
  await syncNow(site.context);
  acceptCase(site.context, site.clerk, fullDraft(site.context, atOnce, newApplicant(1)));
  state = syncState(site.context.data.database.read) as SyncState;
  batch = nextBatch(site.context, state)?.batch as Batch;
  client = connectHub(hub.url, '').client;
  token = (await hello(state.private_key)).token;
}, 60_000);

async function hello(privateKey: string, change: { siteNumber?: string; challenge?: string } = {}) {
  const { challenge } = await client.challenge();
  const said = { siteNumber: '13', epoch: 1, challenge, ...change };
  const signature = signText(privateKey, helloText({ hubId: state.hub_id, ...said }));
  return client.hello({ protocol: PROTOCOL_VERSION, schema: 13, ...said, signature, start: '' });
}

/** Pushes a batch as if the site itself had made it so, both ways there are; the hub says the same to both. */
async function push(change: Partial<Batch>, options: { key?: string; keepChain?: boolean } = {}) {
  const changed = { ...batch, ...change };
  const chain = options.keepChain ? changed.chain : chainOver(changed.previousChain, changed.changes, sha256);
  const whole = { ...changed, chain };
  const { lines, ...packed } = packBatch({ ...whole, seen: [] });
  const signature = signText(options.key ?? state.private_key, batchText({ ...whole, seen: [] }));
  const inLines = connectHub(hub.url, '').lines.push(token, {
    head: { ...packed, signature, receipts: [] },
    lines: Buffer.from(lines),
  });
  const said = await inLines().catch((error: { code: string }) => error);
  try {
    const { answers } = await client.push({ token, batch: { ...packed, lines }, signature, receipts: [] });
    expect(said).toEqual(answers.split('\n').map(readAnswerLine));
    return said;
  } catch (error) {
    expect(said).toMatchObject({ code: (error as { code: string }).code });
    throw error;
  }
}
const changed = (change: Partial<Change>) => ({
  changes: batch.changes.map((one) => ({ ...one, ...change })),
});

describe('the hub does not believe', () => {
  it('a hello with another key, of a site it does not know, or said twice', async () => {
    await expect(hello(newSigningKey())).rejects.toMatchObject({ code: 'SITE_NOT_KNOWN' });
    await expect(hello(state.private_key, { siteNumber: '09' })).rejects.toMatchObject({
      code: 'SITE_NOT_KNOWN',
    });
    await expect(hello(state.private_key, { challenge: 'a'.repeat(48) })).rejects.toMatchObject({
      code: 'SITE_NOT_KNOWN',
    });
  });

  it.each([
    ['signed with another key', () => push({}, { key: newSigningKey() }), 'BATCH_NOT_VALID'],
    [
      'changed on the way',
      () => push(changed({ actorId: 'demo-13-4' }), { keepChain: true }),
      'BATCH_NOT_VALID',
    ],
    [
      'of another site',
      () => push({ siteNumber: '02', ...changed({ siteNumber: '02' }) }),
      'BATCH_NOT_VALID',
    ],
    ['with changes of another site in it', () => push(changed({ siteNumber: '02' })), 'BATCH_NOT_VALID'],
    ['with a gap', () => push({ changes: batch.changes.filter((_, at) => at !== 1) }), 'BATCH_NOT_VALID'],
    ['that leaves something out', () => push({ changes: batch.changes.slice(1) }), 'OUT_OF_ORDER'],
    ['on another past', () => push({ previousChain: 'a'.repeat(64) }), 'CHAIN_DIFFERS'],
    ['without a command', () => push({ changes: [] }), 'BAD_REQUEST'],
    ['with a path for a site', () => push({ siteNumber: '../13' }), 'BAD_REQUEST'],
    ['with a zero in a text', () => push(changed({ entityId: 'a\0b' })), 'BAD_REQUEST'],
    ['with a line break in a text', () => push(changed({ entityId: 'a\nb' })), 'BAD_REQUEST'],
    ['with a wild entity', () => push(changed({ entity: '__proto__' })), 'BAD_REQUEST'],
  ])('a batch %s; nothing of it is kept', async (_, pushing, code) => {
    await expect(pushing()).rejects.toMatchObject({ code });
    expect((await hello(state.private_key)).lastSeq).toBe(state.answered_seq);
  });

  it('who has no session', async () => {
    const stranger = { token: 'a'.repeat(48) };
    await expect(client.pull({ ...stranger, after: 0 })).rejects.toMatchObject({ code: 'SESSION_OVER' });
    const { lines } = connectHub(hub.url, '');
    await expect(lines.pull({ ...stranger, after: 0 })).rejects.toMatchObject({ code: 'SESSION_OVER' });
    await expect(client.answers({ ...stranger, afterSeq: 0 })).rejects.toMatchObject({
      code: 'SESSION_OVER',
    });
  });

  it.each(['{"__proto__":{"x":1}}', '[]', '{', 'null'])('fields like %s', async (fields) => {
    const other = await enrolledSite(hub, '04');
    other.context.data.connection
      .prepare(
        `INSERT INTO changes SELECT site_number, epoch, max(seq) + 1, 'wild', 'setting', 'x', 'insert', NULL, ?,
           'system', clock, NULL, NULL, NULL FROM changes`,
      )
      .run(fields);
    expect(await syncNow(other.context)).toMatchObject({ refused: 1 });
    hub = await testHub();
    client = connectHub(hub.url, '').client;
  });
});

describe('a batch that came before', () => {
  it('is answered as before, and what it brought is there once', async () => {
    hub = await testHub();
    const fresh = await enrolledSite(hub, '13');
    await syncNow(fresh.context);
    acceptCase(fresh.context, fresh.clerk, fullDraft(fresh.context, atOnce, newApplicant(1)));
    state = syncState(fresh.context.data.database.read) as SyncState;
    batch = nextBatch(fresh.context, state)?.batch as Batch;
    client = connectHub(hub.url, '').client;
    token = (await hello(state.private_key)).token;
    const [first, second] = [await push({}), await push({})];
    expect(second).toEqual(first);
    await expect(push(changed({ actorId: 'demo-13-4' }))).rejects.toMatchObject({ code: 'CHAIN_DIFFERS' });
    // The answer was lost on the way: the site asks for it.
    expect(await syncNow(fresh.context)).toMatchObject({ confirmed: 1 });
    expect(await syncNow(fresh.context)).toMatchObject({ confirmed: 0, received: 0 });
  });
});

describe('a site notices', () => {
  it('a hub that lost what it had confirmed, and sends nothing more', async () => {
    const before = await testHub();
    const lone = await enrolledSite(before, '13');
    await syncNow(lone.context);
    await before.stop();
    const restored = await testHub({ port: before.options.port });
    await expect(syncNow(lone.context)).rejects.toMatchObject({ code: 'HUB_REFUSED' });
    await restored.stop();
  });

  it('that an address would send people in clear', () => {
    expect(isHubAddress('http://192.168.1.10:8717')).toBe(false);
    expect(isHubAddress('https://192.168.1.10:8717')).toBe(true);
    expect(isHubAddress('somewhere')).toBe(false);
  });
});
