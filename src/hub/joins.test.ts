import { beforeAll, describe, expect, it } from 'vitest';
import { decideConflict } from '#core/conflicts/decide-conflict.ts';
import { getConflict } from '#core/conflicts/service.ts';
import { query } from '#core/db/query.ts';
import { acceptCase } from '#core/intake/accept-case.ts';
import { joinRecords, undoJoin } from '#core/joins/join-records.ts';
import { countRepeated, listRepeatedNumbers, recordsOf } from '#core/joins/service.ts';
import { residentHistory } from '#core/residents/history.ts';
import { findByNumber, getResident, setMarks } from '#core/residents/service.ts';
import { searchEverything } from '#core/search/service.ts';
import { fullDraft, newApplicant, threeDays } from '#core/testing/drafts.ts';
import { verifyData } from '#core/verify/verify-data.ts';
import { everybodySyncs, threeSites } from './testing/three-sites.ts';
import type { HubSite } from './testing/town.ts';

let village: HubSite;
let other: HubSite;
let town: HubSite;
beforeAll(async () => {
  ({ village, other, town } = await threeSites());
}, 120_000);
const sites = () => [village, other, town];

let people = 700;
/** Two centres take in a case of the same person, and none knows of the other. The first record and the second. */
async function registeredTwice(given: { phone?: string } = {}, alsoAt: readonly HubSite[] = []) {
  people += 1;
  const applicant = newApplicant(people);
  const cases = [
    acceptCase(
      village.context,
      village.clerk,
      fullDraft(village.context, threeDays, { ...applicant, ...given }),
    ),
    acceptCase(other.context, other.clerk, fullDraft(other.context, threeDays, applicant)),
  ].map(({ id }) => id);
  for (const { context, clerk } of alsoAt)
    acceptCase(context, clerk, fullDraft(context, threeDays, applicant));
  await everybodySyncs(sites());
  const records = cases.map(
    (id) =>
      town.context.data.database.read.first(
        query.selectFrom('cases').select('resident_id').where('id', '=', id),
      )?.resident_id as string,
  );
  return { applicant, cases, first: records[0] as string, second: records[1] as string };
}

const casesOf = (site: HubSite, id: string) =>
  residentHistory(site.context, { id, filter: 'all', limit: 50 }).rows.map((line) => line.id);
const reason = '号码、姓名、住址都一样';
const join = (site: HubSite, keep: string, second: string) =>
  joinRecords(site.context, site.manager, { keep, other: second, reason });
const undo = (site: HubSite, id: string) => undoJoin(site.context, site.manager, { id, reason: '两个人' });
function expectWhole() {
  for (const { context } of sites())
    expect(verifyData(context.data)).toMatchObject({ ok: true, problems: [] });
}

describe('a person whom two centres registered without knowing of each other', () => {
  it('is shown at the town as a number that stands in two records, and joined by a manager', async () => {
    const { applicant, cases, first, second } = await registeredTwice({ phone: '' });
    expect(listRepeatedNumbers(town.context, { limit: 50 }).rows).toMatchObject([
      { names: [applicant.name], records: 2, centreNames: ['台洞村党群服务中心', expect.any(String)] },
    ]);
    expect(recordsOf(town.context, town.manager, first)).toMatchObject({
      standing: { id: first, openCases: 1, centreName: '台洞村党群服务中心' },
      joined: [],
      apart: [{ id: second, openCases: 1 }],
    });
    const asClerk = () => joinRecords(town.context, town.clerk, { keep: first, other: second, reason });
    expect(asClerk).toThrow(expect.objectContaining({ code: 'ROLE_NOT_ALLOWED' }));
    setMarks(town.context, town.clerk, { id: second, marks: ['reading-help'], note: '' });
    expect(join(town, first, second)).toMatchObject({
      standing: { id: first, phone: applicant.phone },
      joined: [{ id: second }],
      apart: [],
      acts: [{ recordId: second, into: first, byName: '谭国华', reason }],
    });
    expect(countRepeated(town.context)).toEqual({ open: 0 });
    // Whichever record is asked for, it is the person with all cases.
    for (const id of [first, second]) {
      expect(casesOf(town, id).sort()).toEqual([...cases].sort());
      expect(getResident(town.context, id)).toMatchObject({ id: first, marks: ['reading-help'] });
      expect(getResident(town.context, id).openCases).toHaveLength(2);
    }
    expect(findByNumber(town.context, 'resident-id', applicant.number)?.id).toBe(first);
    const found = searchEverything(town.context, applicant.name, 20);
    expect(found.residents.map(({ id }) => id)).toEqual([first]);
    expect(found.cases.map(({ id }) => id).sort()).toEqual([...cases].sort());
    await everybodySyncs(sites());
    // The other centre has the second record alone, and goes on with it.
    expect(getResident(other.context, second)).toMatchObject({ id: second });
    expect(casesOf(other, second)).toEqual([cases[1]]);
    expectWhole();
  });

  it('can be taken apart again, with a trace, and each case is where it was', async () => {
    const { cases, first, second } = await registeredTwice();
    join(town, second, first);
    await everybodySyncs(sites());
    expect(getResident(town.context, first).id).toBe(second);
    expect(() => undo(town, second)).toThrow(
      expect.objectContaining({ code: 'JOIN_REFUSED', data: { why: 'not-joined' } }),
    );
    const apart = undo(town, first);
    expect(apart).toMatchObject({ standing: { id: first }, joined: [], apart: [{ id: second }] });
    expect(apart.acts.map(({ into }) => into)).toEqual([null, second]);
    await everybodySyncs(sites());
    expect(casesOf(town, first)).toEqual([cases[0]]);
    expect(casesOf(town, second)).toEqual([cases[1]]);
    expect(countRepeated(town.context)).toEqual({ open: 1 });
    expectWhole();
    join(town, first, second);
  });

  it('whom a third centre registered, too: what is joined elsewhere is joined at the town', async () => {
    const { first, second } = await registeredTwice({}, [town]);
    // As from a site that has both records, and knows nothing of the third.
    village.context.data.database.write(
      { name: 'joins.join', actor: village.manager, subject: { entity: 'resident', id: first } },
      (unit) => unit.update('resident', { id: first }, { joined_into: second }),
    );
    await everybodySyncs(sites());
    const { standing, joined, apart } = recordsOf(town.context, town.manager, first);
    expect([standing.id, joined.map(({ id }) => id), apart.length]).toEqual([second, [first], 1]);
    expect(countRepeated(town.context).open).toBeGreaterThan(0);
    join(town, second, apart[0]?.id as string);
    await everybodySyncs(sites());
    expect(recordsOf(town.context, town.manager, first).apart).toEqual([]);
    expectWhole();
  });

  it('is not joined with somebody of another number, nor twice', async () => {
    const [one, two] = [await registeredTwice(), await registeredTwice()];
    const refused = (why: string) => expect.objectContaining({ code: 'JOIN_REFUSED', data: { why } });
    expect(() => join(town, one.first, two.first)).toThrow(refused('other-number'));
    expect(() => join(town, one.first, one.first)).toThrow(refused('same-record'));
    join(town, one.first, one.second);
    expect(() => join(town, one.second, one.first)).toThrow(refused('joined-already'));
    join(town, two.first, two.second);
  });
});

describe('two who join at the same time', () => {
  it('the other way round: every site shows the record that was made first, and it can be taken apart', async () => {
    const { first, second } = await registeredTwice();
    join(town, first, second);
    // A second joining of which the town knows nothing, as from a site that has both records.
    village.context.data.database.write(
      { name: 'joins.join', actor: village.manager, subject: { entity: 'resident', id: first } },
      (unit) => unit.update('resident', { id: first }, { joined_into: second }),
    );
    await everybodySyncs(sites());
    expect(getResident(town.context, second).id).toBe(first);
    expect(getResident(town.context, first).id).toBe(first);
    expect(recordsOf(town.context, town.manager, second)).toMatchObject({
      apart: [],
      joined: [{ id: second }],
    });
    undo(town, second);
    expect(getResident(town.context, second).id).toBe(second);
    expect(getResident(town.context, first).id).toBe(first);
    await everybodySyncs(sites());
    expectWhole();
  });

  it('into different records: a person decides, as about any field', async () => {
    const { applicant, first, second } = await registeredTwice();
    join(town, first, second);
    other.context.data.database.write(
      { name: 'joins.join', actor: other.manager, subject: { entity: 'resident', id: second } },
      (unit) => unit.update('resident', { id: second }, { joined_into: 'somebody-else' }),
    );
    await everybodySyncs(sites());
    const { fields } = getConflict(town.context, town.manager, { entity: 'resident', entityId: second });
    expect(fields).toMatchObject([{ name: '并入的档案' }]);
    const values = fields[0]?.values ?? [];
    decideConflict(town.context, town.manager, {
      ...{ entity: 'resident', entityId: second, seen: values.map(({ stamp }) => stamp) },
      decisions: [
        {
          field: 'joined_into',
          choice: { stamp: values.find(({ shown }) => shown === applicant.name)?.stamp ?? '' },
        },
      ],
    });
    await everybodySyncs(sites());
    expect(getResident(town.context, second).id).toBe(first);
    expectWhole();
  });
});
