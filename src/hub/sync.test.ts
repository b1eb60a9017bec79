import { beforeAll, describe, expect, it } from 'vitest';
import { getCase } from '#core/cases/service.ts';
import { takeStep } from '#core/cases/take-step.ts';
import { systemActor } from '#core/context.ts';
import type { EntityName } from '#core/db/folded-rows.ts';
import { query } from '#core/db/query.ts';
import { confirmHandover, makeHandover } from '#core/handovers/service.ts';
import { acceptCase } from '#core/intake/accept-case.ts';
import { requestRating } from '#core/ratings/rate.ts';
import { enrol } from '#core/sync/enrol.ts';
import { listOutbox } from '#core/sync/outbox.ts';
import { syncStatus } from '#core/sync/service.ts';
import { syncNow } from '#core/sync/sync-now.ts';
import { atOnce, fullDraft, newApplicant } from '#core/testing/drafts.ts';
import { verifyData } from '#core/verify/verify-data.ts';
import { enrolledSite, type HubSite, siteOf, type TestHub, testHub } from './testing/town.ts';

let hub: TestHub;
let village: HubSite;
let town: HubSite;
beforeAll(async () => {
  hub = await testHub();
  village = await enrolledSite(hub, '13');
  town = await enrolledSite(hub, '01');
  await syncNow(village.context);
  await syncNow(town.context);
}, 60_000);

let people = 0;
function accept(site: HubSite) {
  people += 1;
  return acceptCase(site.context, site.clerk, fullDraft(site.context, atOnce, newApplicant(people)));
}
const read = (site: HubSite) => site.context.data.database.read;
const caseRow = (site: HubSite, id: string) =>
  read(site).first(query.selectFrom('cases').selectAll().where('id', '=', id));
const residentRow = (site: HubSite, id: string) =>
  read(site).first(query.selectFrom('residents').selectAll().where('id', '=', id));
const outbox = (site: HubSite) =>
  listOutbox(site.context, { text: '', state: null, before: null, limit: 5 }).lines;
const write = (site: HubSite, { entity, entityId: id }: EntityName) =>
  site.context.data.database.write.bind(site.context.data.database, {
    name: 'test.write',
    actor: site.clerk,
    subject: { entity, id },
  });

async function everybodySyncs() {
  for (const site of [village, town, village, town]) await syncNow(site.context);
}
function expectWhole() {
  for (const site of [village, town]) {
    expect(verifyData(site.context.data)).toMatchObject({ ok: true, problems: [] });
  }
}

describe('a case accepted at a centre', () => {
  it('is saved here until the hub has confirmed it, and stands at the town then', async () => {
    const { id, number } = accept(village);
    expect(outbox(village)[0]).toMatchObject({ title: '受理', caseNumber: number, state: 'saved' });
    expect(syncStatus(village.context)).toMatchObject({ enrolled: true, waiting: 1 });
    expect(await syncNow(village.context)).toMatchObject({ confirmed: 1, refused: 0 });
    expect(outbox(village)[0]).toMatchObject({ caseNumber: number, state: 'confirmed' });
    expect(syncStatus(village.context)).toMatchObject({ waiting: 0, failingSince: null });
    expect(await syncNow(town.context)).toMatchObject({ received: 1 });
    expect(caseRow(town, id)).toEqual(caseRow(village, id));
    expect(await syncNow(town.context)).toEqual({
      confirmed: 0,
      refused: 0,
      received: 0,
      parked: 0,
      setAside: 0,
    });
    expectWhole();
  });

  it('does not go to a centre that has nothing to do with it', async () => {
    const other = await enrolledSite(hub, '02');
    const { id } = accept(village);
    await syncNow(village.context);
    await syncNow(other.context);
    expect(caseRow(other, id)).toBeUndefined();
    expect(read(other).all(query.selectFrom('residents').select('id'))).toEqual([]);
    expect(read(other).all(query.selectFrom('staff').select('site_number').distinct())).toContainEqual({
      site_number: '13',
    });
    expect(verifyData(other.context.data).ok).toBe(true);
  });

  it('waits here while the hub is away, and says since when', async () => {
    await hub.stop();
    const { number } = accept(village);
    await expect(syncNow(village.context)).rejects.toMatchObject({ code: 'HUB_NOT_REACHED' });
    expect(syncStatus(village.context)).toMatchObject({
      waiting: 1,
      failingSince: '2026-06-09T02:00:00.000Z',
      failure: 'HUB_NOT_REACHED',
    });
    await hub.start();
    await syncNow(village.context);
    expect(syncStatus(village.context)).toMatchObject({ waiting: 0, failingSince: null, failure: null });
    await syncNow(town.context);
    expect(
      read(town).first(query.selectFrom('cases').select('state').where('number', '=', number)),
    ).toMatchObject({ state: 'accepted' });
  });
});

describe('a case of another centre', () => {
  it('is read at the town, and written where it was taken in', async () => {
    const { id, stepNumber } = accept(village);
    await everybodySyncs();
    expect(getCase(town.context, id, town.manager)).toMatchObject({ id, state: 'accepted', steps: [] });
    const request = { caseId: id, step: 'complete', afterStep: stepNumber, answers: {} } as const;
    const refused = { code: 'CASE_OF_OTHER_CENTRE', data: { centreName: '台洞村党群服务中心' } };
    expect(() => takeStep(town.context, town.manager, request)).toThrow(expect.objectContaining(refused));
    expect(() => requestRating(town.context, town.manager, id)).toThrow(expect.objectContaining(refused));
    takeStep(village.context, village.manager, request);
    expect(await syncNow(village.context)).toMatchObject({ confirmed: 1, refused: 0 });
    await syncNow(town.context);
    expect(getCase(town.context, id, town.manager)).toMatchObject({ state: 'completed' });
  });

  it('may be handed to a colleague there, and the town knows who has it', async () => {
    const { id } = accept(village);
    const colleague = { ...village.clerk, id: 'demo-13-2', name: '黄志强' };
    const handover = makeHandover(village.context, village.clerk, {
      toId: colleague.id,
      things: '',
      note: '',
    });
    confirmHandover(village.context, colleague, handover.id);
    expect(await syncNow(village.context)).toMatchObject({ confirmed: 3, refused: 0 });
    await syncNow(town.context);
    expect(caseRow(town, id)).toMatchObject({ clerk_id: colleague.id, clerk_name: '黄志强' });
    expectWhole();
  });
});

describe('two who did not see each other', () => {
  it('write different fields, and both stand; the same field, and both are kept', async () => {
    const { residentId } = caseOf(accept(village).id);
    await everybodySyncs();
    const name: EntityName = { entity: 'resident', entityId: residentId };
    write(village, name)((unit) => unit.update('resident', { id: residentId }, { phone: '13800000001' }));
    write(
      town,
      name,
    )((unit) => unit.update('resident', { id: residentId }, { phone: '13800000002', address: '台洞村五队' }));
    await syncNow(village.context);
    await everybodySyncs();
    for (const site of [village, town]) {
      expect(residentRow(site, residentId)).toMatchObject({ phone: '13800000001', address: '台洞村五队' });
      expect(read(site).all(query.selectFrom('conflicts').select(['entity_id', 'field', 'losers']))).toEqual([
        { entity_id: residentId, field: 'phone', losers: expect.stringContaining('13800000002') },
      ]);
    }
    expectWhole();
    write(town, name)((unit) => unit.update('resident', { id: residentId }, { phone: '13800000002' }));
    await everybodySyncs();
    for (const site of [village, town]) {
      expect(residentRow(site, residentId)).toMatchObject({ phone: '13800000002' });
      expect(read(site).all(query.selectFrom('conflicts').select('field'))).toEqual([]);
    }
    expectWhole();
  });

  it('leave a row that nobody can change behind the application: the fold tells', async () => {
    const { residentId: id } = caseOf(accept(village).id);
    await everybodySyncs();
    write(town, { entity: 'resident', entityId: id })((unit) =>
      unit.update('resident', { id }, { phone: '1' }),
    );
    await everybodySyncs();
    expectWhole();
    const { connection } = village.context.data;
    connection.prepare("UPDATE residents SET address = 'x' WHERE id = ?").run(id);
    expect(verifyData(village.context.data).problems).toMatchObject([
      { code: 'row-content-differs', detail: `resident ${id} address` },
    ]);
    const { address } = residentRow(town, id) as { address: string };
    connection.prepare('UPDATE residents SET address = ? WHERE id = ?').run(address, id);
    expectWhole();
  });

  const caseOf = (id: string) => ({ residentId: caseRow(village, id)?.resident_id as string });
});

describe('what the hub does not take', () => {
  it('goes back to who wrote it, with the reason, and out of the rows; nobody else sees it', async () => {
    const { id } = accept(village);
    await everybodySyncs();
    const before = caseRow(town, id);
    write(town, { entity: 'case', entityId: id })((unit) =>
      unit.update('case', { id }, { state: 'withdrawn', closed_at: '2026-06-09T02:00:00.000Z' }),
    );
    expect(await syncNow(town.context)).toMatchObject({ refused: 1 });
    expect(outbox(town)[0]).toMatchObject({ state: 'refused', refusal: 'not-holder' });
    expect(caseRow(town, id)).toEqual(before);
    expect(syncStatus(town.context)).toMatchObject({ refused: 1, waiting: 0 });
    await everybodySyncs();
    expect(caseRow(village, id)).toEqual(before);
    expectWhole();
  });

  it('is what somebody does to the posts of another centre', async () => {
    const post = {
      id: 'p1',
      site_number: '13',
      name: '一号窗',
      duties: '',
      holder_a: 'demo-13-1',
      holder_b: 'demo-13-2',
    };
    const name: EntityName = { entity: 'post', entityId: 'p1' };
    write(village, name)((unit) => unit.insert('post', post));
    await everybodySyncs();
    write(town, name)((unit) => unit.update('post', { id: 'p1' }, { name: '撤销' }));
    expect(await syncNow(town.context)).toMatchObject({ refused: 1 });
    expect(outbox(town)[0]).toMatchObject({ refusal: 'not-holder' });
    expectWhole();
  });

  it('is a step that leads from nowhere, and all of its command', async () => {
    const { id } = accept(village);
    const event = { actor_id: village.clerk.id, actor_name: '陈晓敏', site_number: '13', note: '' };
    write(village, { entity: 'case', entityId: id })((unit) => {
      unit.insert('caseEvent', {
        ...event,
        case_id: id,
        step_number: 2,
        step: 'deliver',
        from_state: 'accepted',
        to_state: 'delivered',
        at: '2026-06-09T02:00:00.000Z',
      });
      unit.update('case', { id }, { state: 'delivered' });
    });
    expect(await syncNow(village.context)).toMatchObject({ confirmed: 1, refused: 1 });
    expect(outbox(village)[0]).toMatchObject({ state: 'refused', refusal: 'step-not-allowed' });
    expect(caseRow(village, id)).toMatchObject({ state: 'accepted' });
    expect(
      read(village).all(query.selectFrom('case_events').select('step').where('case_id', '=', id)),
    ).toEqual([{ step: 'accept' }]);
    await syncNow(town.context);
    expect(caseRow(town, id)).toMatchObject({ state: 'accepted' });
    expectWhole();
  });

  it('is what stands on that, too', async () => {
    const stranger = { ...village.clerk, id: 'demo-13-99' };
    const { database } = village.context.data;
    const command = { name: 'test.write', actor: stranger, subject: { entity: 'post', id: 'p' } };
    const resident = accept(village);
    await everybodySyncs();
    const id = caseRow(village, resident.id)?.resident_id as string;
    database.write(command, (unit) => unit.update('resident', { id }, { phone: '1' }));
    database.write({ ...command, actor: village.clerk }, (unit) =>
      unit.update('resident', { id }, { phone: '2' }),
    );
    expect(await syncNow(village.context)).toMatchObject({ confirmed: 0, refused: 2 });
    expect(
      outbox(village)
        .slice(0, 2)
        .map(({ refusal }) => refusal),
    ).toEqual(['stands-on-refused', 'actor-unknown']);
    expect(residentRow(village, id)).toMatchObject({ phone: '13800138000' });
    expectWhole();
  });
});

describe('what this application is too old for', () => {
  it('is kept byte for byte and applied after the upgrade', async () => {
    const newer = siteOf('03');
    const append = newer.context.data.connection.prepare(
      `INSERT INTO changes SELECT site_number, epoch, max(seq) + 1, ?, ?, ?, 'insert', NULL, ?, 'system', clock,
         NULL, NULL, NULL FROM changes`,
    );
    const fields = '{"stars":5,  "名":"x"}';
    append.run('c1', 'volunteer', 'v1', fields);
    append.run('c2', 'calendarDay', '2031-05-05', '{"name":"试","is_off_day":1,"stars":5}');
    await enrol(newer.context, systemActor, { url: hub.url, code: await hub.code('03') });
    await syncNow(newer.context);
    expect(await syncNow(town.context)).toMatchObject({ parked: 2 });
    const { connection, database } = town.context.data;
    const kept = query.selectFrom('changes').select('fields').where('entity', '=', 'volunteer');
    expect(database.read.all(kept)).toEqual([{ fields }]);
    expect(verifyData(town.context.data).ok).toBe(true);
    expect(await syncNow(town.context)).toMatchObject({ parked: 0, received: 0 });
    connection.exec('ALTER TABLE calendar_days ADD COLUMN stars INTEGER');
    expect(await syncNow(town.context)).toMatchObject({ parked: 0, received: 1 });
    const day = connection.prepare("SELECT name, stars FROM calendar_days WHERE date = '2031-05-05'").get();
    expect(day).toEqual({ name: '试', stars: 5 });
    expect(verifyData(town.context.data).ok).toBe(true);
  });
});
