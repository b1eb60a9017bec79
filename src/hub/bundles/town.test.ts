import { beforeAll, describe, expect, it } from 'vitest';
import { makeBundle, noteExported } from '#core/bundles/export-bundle.ts';
import { importBundle as importAtSite } from '#core/bundles/import-bundle.ts';
import { takeStep } from '#core/cases/take-step.ts';
import { syncState } from '#core/db/sync-state.ts';
import { acceptCase } from '#core/intake/accept-case.ts';
import { changeSettings } from '#core/settings/service.ts';
import { syncStatus } from '#core/sync/service.ts';
import { syncNow } from '#core/sync/sync-now.ts';
import { atOnce, fullDraft, newApplicant } from '#core/testing/drafts.ts';
import { verifyData } from '#core/verify/verify-data.ts';
import { openHubDatabase } from '../database/open.ts';
import { enrolledSite, type HubSite, type TestHub, testHub } from '../testing/town.ts';
import { type ExportedByHub, exportBundle } from './export-bundle.ts';
import { hubKeys } from './hub-keys.ts';
import { importBundle as importAtHub } from './import-bundle.ts';

let hub: TestHub;
let village: HubSite;
let town: HubSite;

beforeAll(async () => {
  hub = await testHub();
  village = await enrolledSite(hub, '13');
  town = await enrolledSite(hub, '01');
  for (const site of [village, town, village]) await syncNow(site.context);
}, 120_000);

/** The operator of the hub, on its folder. */
async function atHub<Result>(work: (side: Parameters<typeof importAtHub>[0]) => Promise<Result>) {
  const database = await openHubDatabase(hub.options);
  try {
    return await work({ database, keys: hubKeys(hub.options.folder), now: new Date() });
  } finally {
    await database.destroy();
  }
}
const toHub = ({ context, clerk }: HubSite) => {
  const made = makeBundle(context, clerk, 'hub');
  noteExported(context, clerk, made);
  return made.bytes;
};
const hubTakes = (bytes: Buffer) => atHub((side) => importAtHub(side, bytes));
const hubGives = (siteNumber: string): Promise<ExportedByHub> =>
  atHub((side) => exportBundle(side, siteNumber));
const takes = ({ context, clerk }: HubSite, bytes: Buffer) => importAtSite(context, clerk, bytes);
const accept = ({ context, clerk }: HubSite, order: number) =>
  acceptCase(context, clerk, fullDraft(context, atOnce, newApplicant(order)));
const caseAt = ({ context }: HubSite, id: string) =>
  context.data.connection.prepare('SELECT number, state, version FROM cases WHERE id = ?').get(id);
const stateOf = ({ context }: HubSite) => syncState(context.data.database.read);
const isWhole = ({ context }: HubSite) => verifyData(context.data).ok;

describe('by stick to the town and back', () => {
  it('what a village did without a line is taken, confirmed, and known to the town', async () => {
    const { id } = accept(village, 1);
    const stick = toHub(village);
    expect(await hubTakes(stick)).toEqual({ from: '13', confirmed: 1, refused: 0, known: 0 });
    expect(syncStatus(village.context).waiting).toBe(1);
    const back = await hubGives('13');
    expect(back).toMatchObject({ answers: 1, more: false });
    expect(await takes(village, back.bytes)).toMatchObject({ from: 'hub', confirmed: 1 });
    expect(syncStatus(village.context).waiting).toBe(0);
    await syncNow(town.context);
    expect(caseAt(town, id)).toEqual(caseAt(village, id));
    // Nothing is left for the network to do.
    expect(await syncNow(village.context)).toMatchObject({ confirmed: 0, received: 0 });
    expect([village, town].every(isWhole)).toBe(true);
  });

  it('the same stick twice, and what the network brought meanwhile, change nothing', async () => {
    accept(village, 2);
    const early = toHub(village);
    accept(village, 3);
    const late = toHub(village);
    await hubTakes(early);
    accept(village, 4);
    await syncNow(village.context);
    expect(await hubTakes(early)).toMatchObject({ confirmed: 0, known: 1 });
    expect(await hubTakes(late)).toMatchObject({ confirmed: 0, known: 2 });
    const back = (await hubGives('13')).bytes;
    const before = stateOf(village);
    expect(await takes(village, back)).toMatchObject({ confirmed: 0, received: 0 });
    expect(stateOf(village)).toEqual({ ...before, exported_at: expect.anything() });
  });

  it('a stick that begins before what the network brought is taken from there on', async () => {
    accept(village, 5);
    accept(village, 6);
    const early = toHub(village);
    accept(village, 7);
    const all = toHub(village);
    await hubTakes(early);
    expect(await hubTakes(all)).toEqual({ from: '13', confirmed: 1, refused: 0, known: 2 });
  });

  it('a stick of which an earlier one is missing waits for it', async () => {
    accept(village, 8);
    const first = toHub(village);
    await hubTakes(first);
    await takes(village, (await hubGives('13')).bytes);
    accept(town, 9);
    await syncNow(town.context);
    const answer = (await hubGives('13')).bytes;
    // The village's folder as it was before: it lacks what the answer begins with.
    village.context.data.connection.prepare('UPDATE sync_state SET cursor = 1').run();
    accept(village, 10);
    await expect(takes(village, answer)).rejects.toMatchObject({ data: { why: 'gap' } });
    const fromTheBeginning = await atHub((side) => exportBundle(side, '13', { all: true }));
    await takes(village, fromTheBeginning.bytes);
    await takes(village, answer);
  });

  it('brings a site what others did, and its next bundle says how far it is', async () => {
    accept(village, 11);
    await hubTakes(toHub(village));
    changeSettings(town.context, town.manager, { 'lamp.yellow-workdays': 3 });
    await syncNow(town.context);
    const back = await hubGives('13');
    expect(await takes(village, back.bytes)).toMatchObject({ confirmed: 2, received: 1 });
    await hubTakes(toHub(village));
    expect(await hubGives('13')).toMatchObject({ answers: 0, changes: 0 });
  });
});

describe('by stick from centre to centre', () => {
  it('a case is known before any hub has seen it; its order joins later and changes nothing', async () => {
    const { id } = accept(village, 12);
    const { bytes } = makeBundle(village.context, village.clerk, '01');
    expect(await takes(town, bytes)).toMatchObject({ from: '13', received: 1, setAside: 0 });
    expect(caseAt(town, id)).toEqual(caseAt(village, id));
    expect(await takes(town, bytes)).toMatchObject({ received: 0 });
    await syncNow(village.context);
    await syncNow(town.context);
    const learned = town.context.data.connection.prepare('SELECT count(*) FROM learned_changes').pluck();
    expect(learned.get()).toBe(0);
    const without = town.context.data.connection
      .prepare('SELECT count(*) FROM changes WHERE hub_number IS NULL')
      .pluck();
    expect(without.get()).toBe(0);
    expect(caseAt(town, id)).toEqual(caseAt(village, id));
    expect([village, town].every(isWhole)).toBe(true);
  });

  it('a centre gets what is its business, and not the cases of others', async () => {
    const other = await enrolledSite(hub, '02');
    await syncNow(other.context);
    await syncNow(village.context);
    const { id } = accept(village, 13);
    const made = makeBundle(village.context, village.clerk, '02');
    expect(await takes(other, made.bytes)).toMatchObject({ received: 0, setAside: 0 });
    expect(caseAt(other, id)).toBeUndefined();
  });

  it('what only the hub can judge waits for its word', async () => {
    const { id } = accept(town, 14);
    await syncNow(town.context);
    // The village claims to have declined a case of the town, as no application would.
    village.context.data.connection
      .prepare(
        `INSERT INTO changes SELECT site_number, epoch, max(seq) + 1, 'wild', 'case', ?, 'update', '01.1.1',
           '{"state":"declined"}', 'demo-13-1', clock, NULL, NULL, NULL FROM changes WHERE site_number = '13'`,
      )
      .run(id);
    const before = caseAt(town, id);
    expect(await takes(town, makeBundle(village.context, village.clerk, '01').bytes)).toMatchObject({
      setAside: 1,
    });
    expect(caseAt(town, id)).toEqual(before);
    expect(await syncNow(village.context)).toMatchObject({ refused: 1 });
    await syncNow(town.context);
    expect(caseAt(town, id)).toEqual(before);
    expect(town.context.data.connection.prepare('SELECT kind, code FROM change_faults').all()).toEqual([
      { kind: 'refused', code: 'refused-to-author' },
    ]);
  });

  it('a case is led on from stick to stick, step by step', async () => {
    const { id, stepNumber } = accept(village, 16);
    await takes(town, makeBundle(village.context, village.clerk, '01').bytes);
    const request = { caseId: id, step: 'complete', afterStep: stepNumber, answers: {} } as const;
    takeStep(village.context, village.manager, request);
    expect(await takes(town, makeBundle(village.context, village.clerk, '01').bytes)).toMatchObject({
      received: 1,
      setAside: 0,
    });
    expect(caseAt(town, id)).toEqual(caseAt(village, id));
  });

  it('is refused by whom it is not for, and after the machine that made it was replaced', async () => {
    accept(village, 15);
    const { bytes } = makeBundle(village.context, village.clerk, '01');
    await expect(hubTakes(bytes)).rejects.toMatchObject({ why: 'for-another' });
    await expect(takes(village, bytes)).rejects.toMatchObject({ data: { why: 'for-another' } });
    await expect(takes(town, toHub(village))).rejects.toMatchObject({ data: { why: 'for-another' } });
    const stick = toHub(village);
    await enrolledSite(hub, '13');
    await expect(hubTakes(stick)).rejects.toMatchObject({ why: 'unknown-sender' });
    await syncNow(town.context);
    await expect(takes(town, bytes)).rejects.toMatchObject({ data: { why: 'unknown-sender' } });
  });
});
