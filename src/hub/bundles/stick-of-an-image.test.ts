import { expect, it } from 'vitest';
import { makeBundle } from '#core/bundles/export-bundle.ts';
import { importBundle } from '#core/bundles/import-bundle.ts';
import { listConflicts } from '#core/conflicts/service.ts';
import { changeSettings, readSettings } from '#core/settings/service.ts';
import { verifyData } from '#core/verify/verify-data.ts';
import { enrolledSite, type HubSite, imageOf, inTurn, testHub } from '../testing/town.ts';

async function places() {
  const hub = await testHub();
  const sites = [await enrolledSite(hub, '13'), await enrolledSite(hub, '02'), await enrolledSite(hub, '01')];
  await inTurn(...sites, ...sites);
  return sites as [HubSite, HubSite, HubSite];
}
const takes = ({ context, clerk }: HubSite, bytes: Buffer) => importBundle(context, clerk, bytes);
const stickFor = (siteNumber: string, { context, clerk }: HubSite) =>
  makeBundle(context, clerk, siteNumber).bytes;
const set = ({ context, manager }: HubSite, key: 'queue.most-skips' | 'queue.volume', value: number) =>
  changeSettings(context, manager, { [key]: value });
/** The values between which somebody has to decide, by setting. */
const disputesAt = ({ context }: HubSite) =>
  listConflicts(context, { state: 'open', limit: 10 }).rows.map(({ entityId }) => entityId);
const wholeAt = ({ context }: HubSite) => verifyData(context.data);
const settingsAt = ({ context }: HubSite) => readSettings(context.data.database.read);

it('what an image told by stick is not taken for what the first installation did under the same numbers', async () => {
  const [village, neighbour, town] = await places();
  const image = imageOf(village);
  set(image, 'queue.volume', 30);
  set(image, 'queue.volume', 40);
  set(village, 'queue.most-skips', 5);
  await takes(neighbour, stickFor('02', image));
  expect(settingsAt(neighbour)).toMatchObject({ 'queue.volume': 40 });
  set(neighbour, 'queue.most-skips', 4);
  set(neighbour, 'queue.volume', 50);
  await inTurn(village, neighbour, town, image, neighbour, village, town, image);
  for (const site of [village, neighbour, town, image]) {
    // Of what it had not read there are two values; what it had read it wrote over knowingly.
    expect(disputesAt(site)).toEqual(['queue.most-skips']);
    expect(settingsAt(site)).toMatchObject({ 'queue.most-skips': 5, 'queue.volume': 50 });
    expect(wholeAt(site)).toMatchObject({ ok: true, problems: [] });
  }
}, 60_000);

it('what came by stick has been seen by who writes over it, in whatever order the hub gets the two', async () => {
  const [village, neighbour, town] = await places();
  set(village, 'queue.volume', 30);
  await takes(neighbour, stickFor('02', village));
  set(neighbour, 'queue.volume', 40);
  await takes(village, stickFor('13', neighbour));
  set(village, 'queue.volume', 50);
  await inTurn(neighbour, town, village, neighbour, town);
  for (const site of [village, neighbour, town]) {
    expect(disputesAt(site)).toEqual([]);
    expect(settingsAt(site)).toMatchObject({ 'queue.volume': 50 });
    expect(wholeAt(site)).toMatchObject({ ok: true, problems: [] });
  }
  set(neighbour, 'queue.volume', 60);
  await inTurn(neighbour, village);
  expect([disputesAt(village), settingsAt(village)['queue.volume']]).toEqual([[], 60]);
}, 60_000);
