import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '#core/context.ts';
import { centresOfTown, overdueOfTown, standingOfTowns } from '#core/county/service.ts';
import { enrol } from '#core/sync/enrol.ts';
import { syncNow } from '#core/sync/sync-now.ts';
import { temporaryFolder } from '#core/testing/after-file.ts';
import { atOnce, threeDays } from '#core/testing/drafts.ts';
import { standingOfCentres } from '#core/town/service.ts';
import { answerTransfer } from '#core/transfers/answer-transfer.ts';
import type { CentreStanding } from '#shared/contract/town.ts';
import { openHubDatabase } from '../database/open.ts';
import type { HubDatabase } from '../database/schema.ts';
import { backUpHub, restoreHub } from '../operation/move.ts';
import { hubTables } from '../operation/tables.ts';
import { accept, complete, everybodySyncs, offer } from '../testing/three-sites.ts';
import {
  backUp,
  enrolledSite,
  type HubSite,
  restore,
  siteOf,
  type TestHub,
  testHub,
} from '../testing/town.ts';
import { upwardFolder, withUpward } from './folder.ts';
import { joinCounty } from './join-county.ts';
import { tellFigures } from './keep-upward.ts';
import { upwardHealth } from './upward-health.ts';

let county: TestHub;
let hub: TestHub;
let village: HubSite;
let office: HubSite;
let database: HubDatabase;

/** What the town's hub does each quarter of an hour. */
const told = () =>
  withUpward(hub.options.folder, async (context) => {
    await syncNow(context);
    const changed = await tellFigures({ database, context });
    await syncNow(context);
    return changed;
  });
const towns = () => standingOfTowns(office.context, office.manager);
const centres = () => centresOfTown(office.context, office.manager, '05');
const disputes = () => office.context.data.connection.prepare('SELECT count(*) FROM conflicts').pluck().get();
const overdue = () => overdueOfTown(office.context, office.manager, { townNumber: '05', limit: 50 }).rows;

beforeAll(async () => {
  county = await testHub();
  hub = await testHub();
  village = await enrolledSite(hub, '13');
  office = await enrolledSite(county, '01');
  database = await openHubDatabase(hub.options);
  await syncNow(office.context);
}, 60_000);
afterAll(() => database.destroy());

describe('a town’s hub as a site of its county’s', () => {
  it('is enrolled by a code that was made for a hub, and by no other', async () => {
    const place = hub.options;
    await expect(joinCounty(place, { url: county.url, code: await county.code('05') })).rejects.toThrow(
      '不是给下级服务器的',
    );
    const forCentre = `${await county.code('06')}.06`;
    await expect(joinCounty(place, { url: county.url, code: forCentre })).rejects.toMatchObject({
      data: { why: 'CODE_NOT_VALID' },
    });
    expect(await withUpward(place.folder, () => true)).toBeNull();
    const code = await county.code('05', 'hub');
    const asCentre = enrol(siteOf('05').context, systemActor, { url: county.url, code });
    await expect(asCentre).rejects.toMatchObject({ data: { why: 'CODE_NOT_VALID' } });
    expect(await joinCounty(place, { url: county.url, code })).toEqual({ townNumber: '05' });
    await expect(
      joinCounty(place, { url: county.url, code: await county.code('05', 'hub') }),
    ).rejects.toThrow('已经登记在');
  });

  it('tells its figures and what is overdue, and only what moved', async () => {
    const late = accept(village, threeDays);
    accept(village, atOnce);
    await syncNow(village.context);
    expect(await told()).toBe(true);
    await syncNow(office.context);
    expect(towns()).toMatchObject([
      { townNumber: '05', name: '沙塘镇', figures: { open: 2, overdue: 2 }, contact: { silent: false } },
    ]);
    expect(centres()).toMatchObject([
      { centreNumber: '13', name: '台洞村党群服务中心', open: 2, overdue: 2 },
    ]);
    expect(overdue().find(({ caseNumber }) => caseNumber === late.number)).toMatchObject({
      centreName: '台洞村党群服务中心',
      itemName: late.itemName,
      dueOn: late.promisedDue,
    });
    expect(await told()).toBe(false);

    complete(village, late.id);
    await syncNow(village.context);
    expect(await told()).toBe(true);
    await syncNow(office.context);
    expect(towns()[0]?.figures).toMatchObject({ open: 1, overdue: 1, toDeliver: 1 });
    expect(overdue().map(({ caseNumber }) => caseNumber)).not.toContain(late.number);
  }, 30_000);

  it('gives away nothing of a resident, and gets nothing of the county', async () => {
    const [above, below] = [await everythingIn(county), await everythingIn(hub)];
    expect(above.includes('台洞村党群服务中心')).toBe(true);
    for (const word of ['林秀英', '44078319', '13800138000', '台洞村二队', 'demo-13-1']) {
      expect([word, below.includes(word), above.includes(word)]).toEqual([word, true, false]);
    }
    const upward = await withUpward(hub.options.folder, ({ data }) =>
      data.connection.prepare('SELECT DISTINCT entity FROM changes').pluck().all(),
    );
    expect(upward?.sort()).toEqual(['town', 'townFigures', 'townOverdueCase']);
  });

  it('may say nothing else, and nobody else may say it', async () => {
    const command = { name: 'test.write', subject: { entity: 'town', id: 'x' } };
    await withUpward(hub.options.folder, async (context) => {
      const { database: own } = context.data;
      own.write({ ...command, actor: systemActor }, (unit) => unit.insert('setting', { key: 'a', value: 1 }));
      own.write({ ...command, actor: systemActor }, (unit) =>
        unit.insert('town', { town_number: '06', name: '长沙街道' }),
      );
      own.write({ ...command, actor: { id: 'operator', name: '' } }, (unit) =>
        unit.update('town', { town_number: '05' }, { name: '沙塘' }),
      );
      own.write({ ...command, actor: systemActor }, (unit) =>
        unit.update('town', { town_number: '05' }, { name: '沙'.repeat(300) }),
      );
      expect(await syncNow(context)).toMatchObject({ confirmed: 0, refused: 4 });
    });
    office.context.data.database.write({ ...command, actor: systemActor }, (unit) =>
      unit.insert('town', { town_number: '01', name: '开平市' }),
    );
    expect(await syncNow(office.context)).toMatchObject({ refused: 1 });
    expect(await refusals()).toEqual([
      '01 not-holder',
      '05 bad-shape',
      '05 not-holder',
      '05 not-holder',
      '05 role-not-allowed',
    ]);
    await syncNow(office.context);
    expect(towns()).toMatchObject([{ townNumber: '05', name: '沙塘镇' }]);
  });

  it('works on while the county is away, and catches up', async () => {
    await county.stop();
    accept(village, threeDays);
    await syncNow(village.context);
    await expect(told()).rejects.toMatchObject({ code: 'HUB_NOT_REACHED' });
    expect(await withUpward(hub.options.folder, upwardHealth)).toMatchObject({
      ...{ townNumber: '05', hubUrl: county.url, failure: 'HUB_NOT_REACHED', refused: 4 },
      failingSince: expect.any(String),
    });
    await county.start();
    await told();
    await syncNow(office.context);
    expect(towns()[0]?.figures).toMatchObject({ open: 2 });
    expect(await withUpward(hub.options.folder, upwardHealth)).toMatchObject({ failure: null, waiting: 0 });
  });

  it('goes on as itself from a new machine: what it had told comes back to it', async () => {
    const before = towns();
    rmSync(upwardFolder(hub.options.folder), { recursive: true });
    await joinCounty(hub.options, { url: county.url, code: await county.code('05', 'hub') });
    expect(await told()).toBe(false);
    accept(village, threeDays);
    await syncNow(village.context);
    expect(await told()).toBe(true);
    await syncNow(office.context);
    expect(towns()[0]?.figures?.open).toBe((before[0]?.figures?.open ?? 0) + 1);
    expect(disputes()).toBe(0);
  });

  it('goes on as itself from a backup that is older than what it told since', async () => {
    const backup = join(temporaryFolder(), 'backup');
    await backUpHub(hub.options, backup);
    accept(village, threeDays);
    await syncNow(village.context);
    await told();
    await hub.stop();
    await database.destroy();
    rmSync(hub.options.folder, { recursive: true });
    await restoreHub(backup, hub.options);
    await hub.start();
    database = await openHubDatabase(hub.options);
    // The village is not there yet: the town's hub knows less than the county does.
    await told();
    await syncNow(office.context);
    const without = towns()[0]?.figures?.open ?? 0;
    await syncNow(village.context);
    await told();
    await syncNow(office.context);
    expect(towns()[0]?.figures?.open).toBe(without + 1);
    expect(overdue()).toHaveLength(without + 1);
    expect(disputes()).toBe(0);
  }, 30_000);

  it('tells a restored county what it lost, and is told by it', async () => {
    const backup = await backUp(county);
    accept(village, threeDays);
    await syncNow(village.context);
    await told();
    await syncNow(office.context);
    const before = towns()[0]?.figures;
    await restore(county, backup);
    await told();
    await syncNow(office.context);
    expect(towns()[0]?.figures).toEqual(before);
    const late = await enrolledSite(county, '02');
    await syncNow(late.context);
    // A centre of the county that is not its own site gets nothing of the towns.
    expect(standingOfTowns(late.context, late.manager)).toEqual([]);
  });

  it('has the figures of 全镇办件, also after a case changed hands', async () => {
    const other = await enrolledSite(hub, '02');
    const town = await enrolledSite(hub, '01');
    await everybodySyncs([village, other, town]);
    const moved = accept(village, threeDays);
    await everybodySyncs([village, other, town]);
    const transfer = offer(village, moved.id, other);
    await everybodySyncs([village, other, town]);
    answerTransfer(other.context, other.clerk, { id: transfer.id, accepted: true, reason: '' });
    await everybodySyncs([village, other, town]);
    await told();
    await syncNow(office.context);
    const seen = standingOfCentres(town.context, town.manager);
    for (const { centreNumber, name: _, ...figures } of centres()) {
      const { open, received, correction, gaps, toDeliver } = figures;
      expect({ centreNumber, open, received, correction, gaps, toDeliver }).toEqual({
        centreNumber,
        ...pick(seen.find(({ siteNumber }) => siteNumber === centreNumber)),
      });
    }
    expect(centres().find(({ centreNumber }) => centreNumber === '02')?.open).toBe(1);
  }, 30_000);
});

function pick(centre: CentreStanding | undefined) {
  if (!centre) return null;
  const { open, received, correction, gaps, toDeliver } = centre;
  return { open, received, correction, gaps, toDeliver };
}

/** Every text in every row of a hub's database. */
async function everythingIn({ options }: TestHub): Promise<string> {
  const all = await openHubDatabase(options);
  try {
    const tables = await Promise.all(
      Object.keys(hubTables).map((table) =>
        all
          .selectFrom(table as 'hub')
          .selectAll()
          .execute(),
      ),
    );
    return JSON.stringify(tables);
  } finally {
    await all.destroy();
  }
}

async function refusals(): Promise<string[]> {
  const all = await openHubDatabase(county.options);
  try {
    const rows = await all
      .selectFrom('changes')
      .select(['site_number', 'refusal'])
      .where('outcome', '=', 'refused')
      .execute();
    return rows.map(({ site_number, refusal }) => `${site_number} ${refusal}`).sort();
  } finally {
    await all.destroy();
  }
}
