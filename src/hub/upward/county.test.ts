import { describe, expect, it } from 'vitest';
import { type CoreContext, systemActor } from '#core/context.ts';
import { standingOfTowns } from '#core/county/service.ts';
import { type SyncState, syncState } from '#core/db/sync-state.ts';
import { hashOf } from '#core/files/file-store.ts';
import { setRecording } from '#core/stories/recording.ts';
import { saveStory } from '#core/stories/service.ts';
import { enrol } from '#core/sync/enrol.ts';
import { connectHub, type HubClient } from '#core/sync/hub-client.ts';
import { sayHello } from '#core/sync/say-hello.ts';
import { syncNow } from '#core/sync/sync-now.ts';
import { travelFiles } from '#core/sync/travel-files.ts';
import { atOnce, threeDays } from '#core/testing/drafts.ts';
import { standingOfCentres } from '#core/town/service.ts';
import { answerTransfer } from '#core/transfers/answer-transfer.ts';
import type { CentreStanding } from '#shared/contract/town.ts';
import { openHubDatabase } from '../database/open.ts';
import { hubTables } from '../operation/tables.ts';
import { countyAndTown } from '../testing/county.ts';
import { accept, complete, everybodySyncs, offer } from '../testing/three-sites.ts';
import { enrolledSite, siteOf, type TestHub } from '../testing/town.ts';
import { withUpward } from './folder.ts';
import { joinCounty } from './join-county.ts';

type Asked = Omit<Parameters<HubClient['getFile']>[0], 'token'>;

const { county, hub, village, office, told, towns, centres, overdue } = await countyAndTown();

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
    // Under the number of a centre it would read what that one read.
    await expect(county.code('01', 'hub')).rejects.toThrow('01 是中心的编号');
    await expect(county.code('05')).rejects.toThrow('05 是下级服务器的编号');
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

  it('hears no recording, as every centre may', async () => {
    const id = saveStory(office.context, office.clerk, {
      ...{ id: null, title: '修渠', teller: '余伯', toldOn: '2026-06-01', text: '', activityId: null },
    }).id;
    const content = Buffer.from('ID3 what a telephone wrote');
    setRecording(office.context, office.clerk, id, { name: '修渠.mp3', content });
    await syncNow(office.context);
    expect(await travelFiles(office.context)).toMatchObject({ sent: 1 });
    const asked = { recordId: id, part: 'recording' as const, sha256: hashOf(content), offset: 0 };
    const centre = await enrolledSite(county, '03');
    expect(await pieceFor(centre.context, asked)).toBe('piece');
    expect(await withUpward(hub.options.folder, (context) => pieceFor(context, asked))).toBe('not-allowed');
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
    // A centre of the county that is not its own site gets nothing of the towns.
    const other = await enrolledSite(county, '02');
    await syncNow(other.context);
    expect(standingOfTowns(other.context, other.manager)).toEqual([]);
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

async function pieceFor(context: CoreContext, asked: Asked): Promise<string> {
  const { hub_url, hub_fingerprint } = syncState(context.data.database.read) as SyncState;
  const { client, close } = connectHub(hub_url, hub_fingerprint);
  try {
    const { token } = await sayHello(context, client, syncState(context.data.database.read) as SyncState);
    return (await client.getFile({ token, ...asked })).outcome;
  } finally {
    close();
  }
}

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
