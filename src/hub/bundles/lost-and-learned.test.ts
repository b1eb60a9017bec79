import { expect, it } from 'vitest';
import { makeBundle } from '#core/bundles/export-bundle.ts';
import { importBundle as importAtSite } from '#core/bundles/import-bundle.ts';
import { acceptCase } from '#core/intake/accept-case.ts';
import { listPosts, savePost } from '#core/posts/service.ts';
import { changeSettings } from '#core/settings/service.ts';
import { syncNow } from '#core/sync/sync-now.ts';
import { atOnce, fullDraft, newApplicant } from '#core/testing/drafts.ts';
import { verifyData } from '#core/verify/verify-data.ts';
import { openHubDatabase } from '../database/open.ts';
import {
  backUp,
  enrolledSite,
  type HubSite,
  imageOf,
  restore,
  type TestHub,
  testHub,
} from '../testing/town.ts';
import { exportBundle } from './export-bundle.ts';
import { hubKeys } from './hub-keys.ts';
import { importBundle as importAtHub } from './import-bundle.ts';

/** The operator of a hub, on its folder. */
async function at<Result>(
  { options }: TestHub,
  work: (side: Parameters<typeof importAtHub>[0]) => Promise<Result>,
): Promise<Result> {
  const database = await openHubDatabase(options);
  try {
    return await work({ database, keys: hubKeys(options.folder), now: new Date() });
  } finally {
    await database.destroy();
  }
}
const toHub = ({ context, clerk }: HubSite) => makeBundle(context, clerk, 'hub').bytes;
const takes = ({ context, clerk }: HubSite, bytes: Buffer) => importAtSite(context, clerk, bytes);
const accept = ({ context, clerk }: HubSite, order: number) =>
  acceptCase(context, clerk, fullDraft(context, atOnce, newApplicant(order)));
const isWhole = ({ context }: HubSite) => verifyData(context.data).ok;

async function places() {
  const hub = await testHub();
  const [village, town] = [await enrolledSite(hub, '13'), await enrolledSite(hub, '01')];
  for (const site of [village, town, village]) await syncNow(site.context);
  return { hub, village, town };
}

it('what a stick brought of another centre is not written here before the hub has it from there', async () => {
  const { village, town } = await places();
  const entity = 'post';
  savePost(village.context, village.manager, {
    id: null,
    name: '收件岗',
    duties: '',
    holderA: 'demo-13-1',
    holderB: 'demo-13-2',
  });
  const [post] = listPosts(village.context).posts.filter(({ name }) => name === '收件岗');
  const id = post?.id as string;
  await takes(town, makeBundle(village.context, village.clerk, '01').bytes);
  town.context.data.database.write(
    { name: 'posts.delete', actor: town.manager, subject: { entity, id } },
    (unit) => unit.delete('post', { id }),
  );
  expect(await syncNow(town.context)).toMatchObject({ refused: 1 });
  expect(await syncNow(village.context)).toMatchObject({ confirmed: 1, refused: 0 });
  await syncNow(town.context);
  for (const { context } of [village, town]) {
    expect(context.data.connection.prepare('SELECT name FROM posts WHERE id = ?').get(id)).toEqual({
      name: '收件岗',
    });
  }
}, 60_000);

it('what somebody wrote who has not heard of a restore waits, and comes when he has', async () => {
  const { hub, village, town } = await places();
  // A start alone is none.
  await hub.stop();
  await hub.start();
  accept(village, 1);
  expect(await at(hub, (side) => importAtHub(side, toHub(village)))).toMatchObject({ confirmed: 1 });
  await syncNow(village.context);
  const backup = await backUp(hub);
  accept(village, 2);
  const stick = toHub(village);
  await restore(hub, backup);
  await expect(at(hub, (side) => importAtHub(side, stick))).rejects.toMatchObject({ why: 'behind' });
  await takes(village, (await at(hub, (side) => exportBundle(side, '13'))).bytes);
  const heard = toHub(village);
  expect(await at(hub, (side) => importAtHub(side, heard))).toMatchObject({ confirmed: 1, refused: 0 });
  for (const site of [town, village]) await syncNow(site.context);
  expect([isWhole(village), isWhole(town)]).toEqual([true, true]);
}, 60_000);

it('what an image of a disk told by stick under a name that the other one used is given up for what was meant', async () => {
  const { hub, village } = await places();
  const other = await enrolledSite(hub, '02');
  await syncNow(other.context);
  await syncNow(village.context);
  const image = imageOf(village);
  changeSettings(image.context, image.manager, { 'lamp.yellow-workdays': 4 });
  await takes(other, makeBundle(image.context, image.clerk, '02').bytes);
  accept(village, 3);
  for (const site of [village, other, image, other]) await syncNow(site.context);
  const said = other.context.data.connection
    .prepare(
      `SELECT epoch, kind FROM changes LEFT JOIN change_faults USING (site_number, epoch, seq)
        WHERE site_number = '13' AND entity = 'setting' ORDER BY epoch`,
    )
    .all();
  expect(said).toEqual([
    { epoch: 1, kind: 'refused' },
    { epoch: 2, kind: null },
  ]);
  const value = `SELECT value FROM settings WHERE key = 'lamp.yellow-workdays'`;
  expect(other.context.data.connection.prepare(value).pluck().get()).toBe(4);
  expect([isWhole(other), isWhole(image), isWhole(village)]).toEqual([true, true, true]);
}, 60_000);

it('a stick of a history that ended with a restore is refused where the network told of the one that goes on', async () => {
  const { hub, village, town } = await places();
  const backup = await backUp(hub);
  changeSettings(town.context, town.manager, { 'lamp.yellow-workdays': 4 });
  await syncNow(town.context);
  const ofBefore = (await at(hub, (side) => exportBundle(side, '13'))).bytes;
  await restore(hub, backup);
  // Nothing that it has was lost: the numbers of the stick follow its own, but stand for other changes by now.
  await syncNow(village.context);
  const other = await enrolledSite(hub, '02');
  changeSettings(other.context, other.manager, { 'lamp.yellow-percent': 40 });
  await syncNow(other.context);
  await expect(takes(village, ofBefore)).rejects.toMatchObject({ data: { why: 'outdated' } });
  for (const site of [town, village]) await syncNow(site.context);
  const values = `SELECT key, value FROM settings WHERE key LIKE 'lamp.%' ORDER BY key`;
  expect(village.context.data.connection.prepare(values).all()).toEqual([
    { key: 'lamp.yellow-percent', value: 40 },
    { key: 'lamp.yellow-workdays', value: 4 },
  ]);
  expect([isWhole(village), isWhole(town)]).toEqual([true, true]);
}, 60_000);

it.each(['before', 'after'])(
  'what an image of a disk had seen says nothing of what the other one wrote: its stick is read %s the word of the hub',
  async (when) => {
    const { hub, village, town } = await places();
    const other = await enrolledSite(hub, '02');
    for (const site of [other, village]) await syncNow(site.context);
    const image = imageOf(village);
    changeSettings(other.context, other.manager, { 'lamp.yellow-workdays': 4 });
    await syncNow(other.context);
    // The image sees that before it writes, the other one does not.
    changeSettings(image.context, image.manager, { 'lamp.yellow-percent': 30 });
    await takes(image, makeBundle(other.context, other.clerk, '13').bytes);
    changeSettings(image.context, image.manager, { 'lamp.yellow-percent': 40 });
    const stick = makeBundle(image.context, image.clerk, '02').bytes;
    accept(village, 3);
    changeSettings(village.context, village.manager, { 'lamp.yellow-workdays': 5 });
    if (when === 'before') await takes(other, stick);
    for (const site of [village, other]) await syncNow(site.context);
    if (when === 'after') await takes(other, stick);
    changeSettings(town.context, town.manager, { 'lamp.yellow-workdays': 6 });
    for (const site of [town, other, image, other, town]) await syncNow(site.context);
    const losersAt = ({ context }: HubSite) =>
      context.data.connection
        .prepare(`SELECT losers FROM conflicts WHERE entity_id = 'lamp.yellow-workdays' AND field = 'value'`)
        .pluck()
        .get() as string;
    expect(JSON.parse(losersAt(town))).toMatchObject([{ value: 5 }, { value: 6 }]);
    expect(losersAt(other)).toBe(losersAt(town));
    expect([isWhole(other), isWhole(image), isWhole(village), isWhole(town)]).toEqual([
      true,
      true,
      true,
      true,
    ]);
  },
  60_000,
);

it('what an image of a disk told by stick under a name that nobody used after it is given up for what was meant, too', async () => {
  const { hub, village } = await places();
  const other = await enrolledSite(hub, '02');
  for (const site of [other, village]) await syncNow(site.context);
  const image = imageOf(village);
  changeSettings(image.context, image.manager, { 'lamp.yellow-percent': 40 });
  changeSettings(image.context, image.manager, { 'lamp.yellow-workdays': 4 });
  await takes(other, makeBundle(image.context, image.clerk, '02').bytes);
  changeSettings(village.context, village.manager, { 'scans.reuse-days': 10 });
  for (const site of [village, other, image, other]) await syncNow(site.context);
  const said = other.context.data.connection
    .prepare(
      `SELECT epoch, kind FROM changes LEFT JOIN change_faults USING (site_number, epoch, seq)
        WHERE site_number = '13' AND entity_id = 'lamp.yellow-workdays' ORDER BY epoch`,
    )
    .all();
  expect(said).toEqual([
    { epoch: 1, kind: 'refused' },
    { epoch: 2, kind: null },
  ]);
  expect([isWhole(other), isWhole(image), isWhole(village)]).toEqual([true, true, true]);
}, 60_000);

it('what a hub refused, and lost with that, is refused to who learns it from a stick of then', async () => {
  const { hub, village, town } = await places();
  const { id } = accept(town, 20);
  for (const site of [town, village]) await syncNow(site.context);
  const backup = await backUp(hub);
  // The village claims to have declined a case of the town, as no application would.
  village.context.data.connection
    .prepare(
      `INSERT INTO changes SELECT site_number, epoch, max(seq) + 1, 'wild', 'case', ?, 'update', '01.1.1',
         '{"state":"declined"}', 'demo-13-1', clock, NULL, NULL, NULL FROM changes WHERE site_number = '13'`,
    )
    .run(id);
  accept(village, 21);
  const stick = makeBundle(village.context, village.clerk, '01').bytes;
  expect(await syncNow(village.context)).toMatchObject({ refused: 1, confirmed: 1 });
  await syncNow(town.context);
  await restore(hub, backup);
  // The town brings back what was taken in; the village does not come any more.
  await syncNow(town.context);
  expect(await takes(town, stick)).toMatchObject({ setAside: 1 });
  await syncNow(town.context);
  const { connection } = town.context.data;
  expect(connection.prepare('SELECT kind, code FROM change_faults').all()).toEqual([
    { kind: 'refused', code: 'refused-to-author' },
  ]);
  expect(connection.prepare('SELECT count(*) FROM learned_changes').pluck().get()).toBe(0);
}, 60_000);
