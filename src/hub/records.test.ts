import { beforeAll, describe, expect, it } from 'vitest';
import { getCase } from '#core/cases/service.ts';
import { query } from '#core/db/query.ts';
import { askForRecords, listRecordRequests } from '#core/records/service.ts';
import { findByNumber } from '#core/residents/service.ts';
import { syncNow } from '#core/sync/sync-now.ts';
import { identityNumber } from '#core/testing/drafts.ts';
import { verifyData } from '#core/verify/verify-data.ts';
import { accept, complete, everybodySyncs, latest, threeSites } from './testing/three-sites.ts';
import type { HubSite } from './testing/town.ts';

let village: HubSite;
let other: HubSite;
let town: HubSite;
beforeAll(async () => {
  ({ village, other, town } = await threeSites());
}, 60_000);

const all = () => everybodySyncs([village, other, town]);
const ask = (number: string, name = '林秀英') =>
  askForRecords(other.context, other.clerk, {
    identityKind: 'resident-id',
    number,
    name,
    reason: '到本中心办高龄津贴',
  });
function personOf(site: HubSite, caseId: string) {
  const { read } = site.context.data.database;
  const { resident_id: id } = read.first(
    query.selectFrom('cases').select('resident_id').where('id', '=', caseId),
  ) as { resident_id: string };
  return read.first(query.selectFrom('residents').selectAll().where('id', '=', id)) as {
    id: string;
    identity_number: string;
  };
}
const reasonsAt = (site: HubSite, command: string) =>
  site.context.data.database.read
    .all(query.selectFrom('audit_entries').select('reason').where('command', '=', command))
    .map(({ reason }) => reason);

describe('the records of somebody of another centre', () => {
  it('come with all that was before when the number and the name are right, and both sides keep why', async () => {
    const first = accept(village);
    const { id, identity_number: number } = personOf(village, first.id);
    complete(village, first.id);
    await all();
    expect(findByNumber(other.context, 'resident-id', number)).toBeNull();
    expect(ask(number)).toMatchObject({ state: 'waiting', residentId: null });
    expect(() => ask(number)).toThrow(expect.objectContaining({ code: 'INVALID_ANSWERS' }));
    await all();
    expect(listRecordRequests(other.context)[0]).toMatchObject({
      state: 'granted',
      residentId: id,
      cases: 1,
    });
    expect(findByNumber(other.context, 'resident-id', number)).toMatchObject({ id, pastCaseCount: 1 });
    expect(getCase(other.context, first.id, other.manager)).toMatchObject({
      state: 'completed',
      steps: [],
      holder: { siteNumber: '13' },
    });
    expect(reasonsAt(other, 'records.ask')).toEqual(['到本中心办高龄津贴']);
    expect(reasonsAt(town, 'records.grant')).toEqual(['02 陈晓敏：到本中心办高龄津贴']);
    // What happens later to what was granted comes, too; what is new at the village does not.
    const later = accept(village);
    village.context.data.database.write(
      { name: 'residents.correct', actor: village.clerk, subject: { entity: 'resident', id } },
      (unit) => unit.update('resident', { id }, { phone: '13800000009' }),
    );
    await all();
    expect(findByNumber(other.context, 'resident-id', number)).toMatchObject({ phone: '13800000009' });
    expect(() => getCase(other.context, later.id)).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }));
    for (const site of [village, other, town]) expect(verifyData(site.context.data).ok).toBe(true);
  });

  it('do not come for a number that nobody has, nor for a wrong name, nor to who knows the person', async () => {
    const { id } = accept(village);
    const { identity_number: number } = personOf(village, id);
    await all();
    ask(number, '林秀珍');
    ask(identityNumber(999));
    await all();
    expect(listRecordRequests(other.context).slice(0, 2)).toMatchObject([
      { state: 'nobody', residentId: null },
      { state: 'nobody', residentId: null },
    ]);
    expect(findByNumber(other.context, 'resident-id', number)).toBeNull();
    const own = accept(other);
    expect(() => ask(personOf(other, own.id).identity_number)).toThrow(
      expect.objectContaining({ data: { problems: [{ field: 'number', code: 'already-known' }] } }),
    );
    expect(() => ask('440783198001010000')).toThrow(expect.objectContaining({ code: 'INVALID_ANSWERS' }));
  });

  it('are granted by the town’s site and by nobody else', async () => {
    const { id } = accept(village);
    await all();
    const { id: requestId } = ask(personOf(village, id).identity_number, '不是这个名字');
    const { database } = other.context.data;
    database.write({ name: 'records.grant', actor: other.manager, subject: { entity: 'case', id } }, (unit) =>
      unit.insert('recordGrant', {
        request_id: requestId,
        outcome: 'granted',
        resident_ids: '[]',
        case_ids: JSON.stringify([id]),
        answered_at: database.now().toISOString(),
      }),
    );
    await syncNow(other.context);
    expect(latest(other)?.refusal).toBe('not-holder');
    await all();
    expect(() => getCase(other.context, id)).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }));
    expect(listRecordRequests(other.context)[0]).toMatchObject({ state: 'nobody' });
  });
});
