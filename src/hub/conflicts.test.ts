import { beforeAll, describe, expect, it } from 'vitest';
import { decideConflict } from '#core/conflicts/decide-conflict.ts';
import { conflictsAbout, countConflicts, getConflict, listConflicts } from '#core/conflicts/service.ts';
import { query } from '#core/db/query.ts';
import type { EntityFields } from '#core/db/synced-entities.ts';
import { listOutbox } from '#core/sync/outbox.ts';
import { syncNow } from '#core/sync/sync-now.ts';
import { registerVolunteers } from '#core/testing/volunteers.ts';
import { verifyData } from '#core/verify/verify-data.ts';
import { accept, everybodySyncs, threeSites } from './testing/three-sites.ts';
import type { HubSite } from './testing/town.ts';

let village: HubSite;
let other: HubSite;
let town: HubSite;
let volunteers: string[];
beforeAll(async () => {
  ({ village, other, town } = await threeSites());
  volunteers = registerVolunteers(village.context, 8);
  await everybodySyncs([village, other, town]);
}, 120_000);

const sites = () => [village, other, town];
const write = ({ context, clerk }: HubSite, id: string, fields: EntityFields<'volunteer'>) =>
  context.data.database.write(
    { name: 'test.write', actor: clerk, subject: { entity: 'volunteer', id } },
    (unit) => unit.update('volunteer', { id }, fields),
  );
const phoneOf = ({ context }: HubSite, id: string) =>
  context.data.database.read.first(query.selectFrom('volunteers').select('phone').where('id', '=', id))
    ?.phone;
const detail = (site: HubSite, entityId: string, entity = 'volunteer') =>
  getConflict(site.context, site.manager, { entity, entityId });
const seenOf = (site: HubSite, id: string, entity?: string) =>
  detail(site, id, entity).fields.flatMap(({ values }) => values.map(({ stamp }) => stamp));

/** Two centres write the telephone of a volunteer without knowing of each other; the village was first at the hub. */
async function disputed(id: string): Promise<void> {
  write(village, id, { phone: '13800000001' });
  write(other, id, { phone: '13800000002' });
  await everybodySyncs(sites());
}

const decide = (
  site: HubSite,
  entityId: string,
  choose: (shown: string) => boolean,
  { actor = site.manager, seen = seenOf(site, entityId) } = {},
) => {
  const stamp = detail(site, entityId)
    .fields.flatMap(({ values }) => values)
    .find(({ shown }) => choose(shown))?.stamp;
  const decisions = [{ field: 'phone', choice: { stamp: stamp ?? '' } }];
  return decideConflict(site.context, actor, { entity: 'volunteer', entityId, seen, decisions });
};

function expectWhole() {
  for (const { context } of sites())
    expect(verifyData(context.data)).toMatchObject({ ok: true, problems: [] });
}

describe('a field that two centres wrote without knowing of each other', () => {
  it('is listed at every centre, with both values, who, when and where; a clerk does not decide it', async () => {
    const id = volunteers[0] as string;
    await disputed(id);
    for (const site of sites()) {
      const { rows } = listConflicts(site.context, { state: 'open', limit: 50 });
      expect(rows).toMatchObject([
        {
          ...{ entity: 'volunteer', entityId: id, kind: '志愿者', field: 'phone', name: '电话' },
          standing: { shown: '13800000001', byName: '陈晓敏', centreName: '台洞村党群服务中心' },
          others: [{ shown: '13800000002', at: '2026-06-09T02:00:00.000Z' }],
          opens: { page: 'volunteers', id },
        },
      ]);
      expect(countConflicts(site.context)).toEqual({ open: 1 });
      expect(conflictsAbout(site.context, { subject: 'volunteer', id })).toMatchObject([{ names: ['电话'] }]);
      expect(() => decide(site, id, () => true, { actor: site.clerk })).toThrow(
        expect.objectContaining({ code: 'ROLE_NOT_ALLOWED' }),
      );
    }
  });

  it('is decided once, everywhere, also for the value that stood; the other is kept and can be read', async () => {
    const id = volunteers[0] as string;
    expect(decide(other, id, (shown) => shown === '13800000001').fields).toEqual([]);
    expect(countConflicts(other.context)).toEqual({ open: 0 });
    expect(await syncNow(other.context)).toMatchObject({ refused: 0 });
    await everybodySyncs(sites());
    for (const site of sites()) {
      expect(phoneOf(site, id)).toBe('13800000001');
      expect(countConflicts(site.context)).toEqual({ open: 0 });
      expect(conflictsAbout(site.context, { subject: 'volunteer', id })).toEqual([]);
      expect(detail(site, id).settled).toMatchObject([
        {
          name: '电话',
          outcome: { shown: '13800000001', byName: '谭国华' },
          between: [{ shown: '13800000001' }, { shown: '13800000002' }],
        },
      ]);
      expect(listConflicts(site.context, { state: 'settled', limit: 50 }).rows).toMatchObject([
        { entityId: id, standing: { shown: '13800000001' } },
      ]);
    }
    const [line] = listOutbox(other.context, { text: '裁定', state: null, before: null, limit: 5 }).lines;
    expect(line).toMatchObject({ title: '裁定不同说法', state: 'confirmed' });
    expectWhole();
  });

  it('can be decided for a third value, which has to be one that the field can have', async () => {
    const id = volunteers[1] as string;
    await disputed(id);
    const decided = (value: string) =>
      decideConflict(town.context, town.manager, {
        ...{ entity: 'volunteer', entityId: id, seen: seenOf(town, id) },
        decisions: [{ field: 'phone', choice: { value } }],
      });
    expect(() => decided('  ')).toThrow(expect.objectContaining({ code: 'INVALID_ANSWERS' }));
    decided(' 13800000003 ');
    await everybodySyncs(sites());
    for (const site of sites()) {
      expect(phoneOf(site, id)).toBe('13800000003');
      expect(countConflicts(site.context)).toEqual({ open: 0 });
    }
    expectWhole();
  });

  it('is not decided over a value that came after it was shown', async () => {
    const id = volunteers[2] as string;
    await disputed(id);
    const seen = seenOf(village, id);
    expect(() => decide(village, id, () => true, { seen: seen.slice(1) })).toThrow(
      expect.objectContaining({ code: 'CONFLICT_REFUSED', data: { why: 'changed-since' } }),
    );
    expect(countConflicts(village.context)).toEqual({ open: 1 });
    decide(village, id, () => true);
  });
});

describe('two who decide the same dispute at the same time', () => {
  it('differently: every centre has the same, and the two decisions wait for a person', async () => {
    const id = volunteers[3] as string;
    await disputed(id);
    decide(village, id, (shown) => shown === '13800000001');
    decide(other, id, (shown) => shown === '13800000002');
    for (const site of [village, other])
      expect(conflictsAbout(site.context, { subject: 'volunteer', id })).toEqual([]);
    await everybodySyncs(sites());
    for (const site of sites()) {
      expect(phoneOf(site, id)).toBe('13800000001');
      expect(detail(site, id).fields).toMatchObject([
        {
          values: [
            { shown: '13800000001', byName: '谭国华', centreName: '台洞村党群服务中心' },
            { shown: '13800000002', byName: '谭国华' },
          ],
        },
      ]);
    }
    decide(town, id, (shown) => shown === '13800000002');
    await everybodySyncs(sites());
    for (const site of sites()) {
      expect(phoneOf(site, id)).toBe('13800000002');
      expect(detail(site, id).fields).toEqual([]);
      // The first decision and the last one; all clocks of the test stand still, so their order says nothing.
      const { settled } = detail(site, id);
      expect(settled.map(({ outcome }) => outcome.shown).sort()).toEqual(['13800000001', '13800000002']);
      for (const { between } of settled)
        expect(between.map(({ shown }) => shown)).toEqual(['13800000001', '13800000002']);
    }
    expectWhole();
  });

  it('alike: there is nothing left to decide', async () => {
    const id = volunteers[4] as string;
    await disputed(id);
    for (const site of [village, other]) decide(site, id, (shown) => shown === '13800000002');
    await everybodySyncs(sites());
    for (const site of sites()) {
      expect(phoneOf(site, id)).toBe('13800000002');
      expect(detail(site, id).fields).toEqual([]);
    }
  });
});

describe('a record that one deletes while another writes it', () => {
  const id = 'organisation-1';
  const run = ({ context, manager }: HubSite, work: Parameters<typeof context.data.database.write>[1]) =>
    context.data.database.write(
      { name: 'test.write', actor: manager, subject: { entity: 'socialOrganisation', id } },
      work,
    );
  const there = ({ context }: HubSite) =>
    context.data.database.read.first(
      query.selectFrom('social_organisations').select('name').where('id', '=', id),
    ) !== undefined;

  it.each([
    ['stays', '保留这条记录', true],
    ['goes', '删除这条记录', false],
  ])('%s as a person decides', async (_, wanted, stays) => {
    run(village, (unit) => {
      const row = { id, kind: 'mass', name: '舞狮队', site_number: '13', contact: '', phone: '', members: 9 };
      unit.insert('socialOrganisation', { ...row, note: '', closed_on: null });
    });
    await everybodySyncs(sites());
    run(village, (unit) => unit.delete('socialOrganisation', { id }));
    run(other, (unit) => unit.update('socialOrganisation', { id }, { members: 12 }));
    await everybodySyncs(sites());
    const { fields } = detail(town, id, 'socialOrganisation');
    expect(fields).toMatchObject([{ name: '是否保留这条记录', form: { kind: 'fixed' } }]);
    const stamp = fields[0]?.values.find(({ shown }) => shown === wanted)?.stamp as string;
    decideConflict(town.context, town.manager, {
      ...{ entity: 'socialOrganisation', entityId: id, seen: seenOf(town, id, 'socialOrganisation') },
      decisions: [{ field: '', choice: { stamp } }],
    });
    await everybodySyncs(sites());
    for (const site of sites()) {
      expect(there(site)).toBe(stays);
      expect(countConflicts(site.context).open).toBe(0);
    }
    expectWhole();
    if (stays) run(town, (unit) => unit.delete('socialOrganisation', { id }));
    await everybodySyncs(sites());
    for (const site of sites()) expect(there(site)).toBe(false);
  });
});

it('a long list is read page by page, newest first, each once', async () => {
  const [one, second] = [volunteers[5] as string, volunteers[6] as string];
  for (const id of [one, second]) {
    write(village, id, { phone: '1', address: '甲', note: '甲' });
    write(other, id, { phone: '2', address: '乙', note: '乙' });
  }
  await everybodySyncs(sites());
  const read: string[] = [];
  let after: Parameters<typeof listConflicts>[1]['after'];
  for (;;) {
    const { rows, next } = listConflicts(town.context, { state: 'open', limit: 4, after });
    read.push(...rows.map(({ entityId, field }) => `${entityId} ${field}`));
    if (!next) break;
    after = next;
  }
  const fields = ['phone', 'address', 'note'];
  expect([...read].sort()).toEqual(
    [one, second].flatMap((id) => fields.map((field) => `${id} ${field}`)).sort(),
  );
});

it('what one centre alone writes is decided there', async () => {
  const { id } = accept(village);
  await everybodySyncs(sites());
  expect(detail(town, id, 'case')).toMatchObject({ mayDecide: false, obstacle: 'other-centre' });
  expect(detail(village, id, 'case')).toMatchObject({ mayDecide: true, obstacle: null });
  expect(() =>
    decideConflict(town.context, town.manager, {
      ...{ entity: 'case', entityId: id, seen: [] },
      decisions: [{ field: 'state', choice: { value: 'withdrawn' } }],
    }),
  ).toThrow(expect.objectContaining({ data: { why: 'other-centre' } }));
});
