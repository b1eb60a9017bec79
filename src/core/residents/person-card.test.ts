import { beforeEach, describe, expect, it } from 'vitest';
import { getItem } from '../catalogue/service.ts';
import { acceptCase } from '../intake/accept-case.ts';
import { insertCase, untouched } from '../intake/insert-case.ts';
import { atOnce, fullDraft, identityNumber, newApplicant } from '../testing/drafts.ts';
import { faultOf } from '../testing/fault.ts';
import { clerk, freshSite, type TestSite } from '../testing/fresh-site.ts';
import { logFaults } from '../testing/log.ts';
import { residentHistory } from './history.ts';
import { addHouseholdMember, removeHouseholdMember } from './households.ts';
import { searchResidents } from './search-residents.ts';
import { getResident, renameResident, revealNumber, setMarks } from './service.ts';

let site: TestSite;
beforeEach(() => {
  site = freshSite();
});

const register = (order: number, name = '林秀英') =>
  acceptCase(site.context, clerk, fullDraft(site.context, atOnce, newApplicant(order, { name }))).residentId;
const found = (text: string) => searchResidents(site.data.database.read, text, 5).map(({ id }) => id);
const auditor = { ...clerk, role: 'auditor' as const };
const audit = (command: string) =>
  site.data.connection
    .prepare('SELECT actor_name, subject_id, reason, change_count FROM audit_entries WHERE command = ?')
    .all(command);

/** A case that another centre took in, as sync will bring it. */
function acceptElsewhere(residentId: string, at: string): void {
  const { database } = site.data;
  const command = { name: 'test.elsewhere', actor: clerk, subject: { entity: 'case', id: at } };
  const receivedOn = at.slice(0, 10);
  const record = {
    id: `case-${at}`,
    siteNumber: '17',
    serial: Number(receivedOn.slice(8)),
    item: getItem(database.read, atOnce),
    situations: {},
    form: {},
    resident: { id: residentId, name: '林秀英', maskedNumber: '' },
    materials: [],
    receivedAt: new Date(at),
    receivedOn,
    clerk,
  };
  const standing = { ...untouched, state: 'received' as const };
  database.write(command, (unit) => insertCase(unit, record, standing, []));
}

describe('another name', () => {
  it('is how the person is called and found, with the reason in the audit; cases keep the old one', () => {
    const id = register(1, '林秀英');
    renameResident(site.context, clerk, { id, name: ' 林秀瑛 ', reason: '登记时写错' });
    const { name, openCases, pastCases } = getResident(site.context, id);
    expect(name).toBe('林秀瑛');
    expect([...openCases, ...pastCases].map(({ applicantName }) => applicantName)).toEqual(['林秀英']);
    expect(found('林秀瑛')).toEqual([id]);
    expect(found('林秀英')).toEqual([]);
    expect(audit('residents.rename')).toMatchObject([
      { subject_id: id, reason: '登记时写错', change_count: 1 },
    ]);
    expect(logFaults(site.data.connection)).toEqual([]);
  });

  it('is not an auditor’s to give, nor anybody’s who is not here', () => {
    const id = register(1);
    const given = { id, name: '某某', reason: '写错了' };
    expect(faultOf(() => renameResident(site.context, auditor, given)).code).toBe('ROLE_NOT_ALLOWED');
    const nobody = { ...given, id: 'nobody' };
    expect(faultOf(() => renameResident(site.context, clerk, nobody)).code).toBe('NOT_FOUND');
    expect(getResident(site.context, id).name).toBe('林秀英');
  });
});

describe('marks', () => {
  it('are what was said last, each once, with a note', () => {
    const id = register(1);
    expect(getResident(site.context, id)).toMatchObject({ marks: [], markNote: '' });
    setMarks(site.context, clerk, { id, marks: ['hard-of-hearing', 'reading-help'], note: ' 请大声 ' });
    expect(getResident(site.context, id)).toMatchObject({
      marks: ['reading-help', 'hard-of-hearing'],
      markNote: '请大声',
    });
    setMarks(site.context, clerk, { id, marks: [], note: '' });
    expect(getResident(site.context, id)).toMatchObject({ marks: [], markNote: '' });
    expect(audit('residents.set-marks')).toHaveLength(2);
    expect(logFaults(site.data.connection)).toEqual([]);
  });

  it('are not set by an auditor, nor of nobody', () => {
    const id = register(1);
    expect(faultOf(() => setMarks(site.context, auditor, { id, marks: [], note: '' })).code).toBe(
      'ROLE_NOT_ALLOWED',
    );
    expect(faultOf(() => setMarks(site.context, clerk, { id: 'x', marks: [], note: '' })).code).toBe(
      'NOT_FOUND',
    );
  });
});

describe('the whole number', () => {
  it('is given out with a reason that stays in the audit, and no change of the person', () => {
    const id = register(1);
    expect(revealNumber(site.context, clerk, { id, reason: ' 填写社保系统 ' })).toEqual({
      number: identityNumber(1),
    });
    expect(audit('residents.reveal-number')).toEqual([
      { actor_name: clerk.name, subject_id: id, reason: '填写社保系统', change_count: 0 },
    ]);
    expect(logFaults(site.data.connection)).toEqual([]);
  });

  it('is not given to an auditor', () => {
    const id = register(1);
    expect(faultOf(() => revealNumber(site.context, auditor, { id, reason: '看看' })).code).toBe(
      'ROLE_NOT_ALLOWED',
    );
  });
});

describe('a household', () => {
  it('begins with its head and is the same seen from each member, the head first, then by age', () => {
    const [head, son, wife] = [register(1, '林大伯'), register(30, '林小弟'), register(20, '林太')];
    addHouseholdMember(site.context, clerk, { id: head, memberId: son, relation: 'son' });
    addHouseholdMember(site.context, clerk, { id: son, memberId: wife, relation: 'spouse' });
    for (const id of [head, son, wife]) {
      const { household } = getResident(site.context, id);
      expect(household?.address).toBe('台洞村二队 1 号');
      expect(household?.members.map(({ name, relation }) => [name, relation])).toEqual([
        ['林大伯', 'head'],
        ['林太', 'spouse'],
        ['林小弟', 'son'],
      ]);
    }
    addHouseholdMember(site.context, clerk, { id: head, memberId: son, relation: 'other' });
    expect(getResident(site.context, son).household?.members[2]).toMatchObject({ relation: 'other' });
    expect(logFaults(site.data.connection)).toEqual([]);
  });

  it('lets nobody live in two, has one head, and is made of two people', () => {
    const [head, son, other] = [register(1, '林大伯'), register(2, '林小弟'), register(3, '余先生')];
    addHouseholdMember(site.context, clerk, { id: head, memberId: son, relation: 'son' });
    const add = (id: string, memberId: string, relation: 'head' | 'son') =>
      faultOf(() => addHouseholdMember(site.context, clerk, { id, memberId, relation }));
    expect(add(other, son, 'son')).toEqual({ code: 'HAS_HOUSEHOLD', data: { name: '林小弟' } });
    expect(add(head, other, 'head')).toMatchObject({ data: { problems: [{ code: 'head-exists' }] } });
    expect(add(other, other, 'son')).toMatchObject({ data: { problems: [{ code: 'same-person' }] } });
    expect(add(head, 'x', 'son').code).toBe('NOT_FOUND');
    expect(getResident(site.context, other).household).toBeNull();
  });

  it('can be left, by the last one too, and then have another head', () => {
    const [head, son, wife] = [register(1, '林大伯'), register(2, '林小弟'), register(3, '林太')];
    addHouseholdMember(site.context, clerk, { id: head, memberId: son, relation: 'son' });
    addHouseholdMember(site.context, clerk, { id: head, memberId: wife, relation: 'spouse' });
    removeHouseholdMember(site.context, clerk, { id: son, memberId: head });
    expect(getResident(site.context, head).household).toBeNull();
    addHouseholdMember(site.context, clerk, { id: son, memberId: wife, relation: 'head' });
    expect(getResident(site.context, son).household?.members[0]).toMatchObject({
      name: '林太',
      relation: 'head',
    });
    expect(faultOf(() => removeHouseholdMember(site.context, clerk, { id: son, memberId: head })).code).toBe(
      'NOT_FOUND',
    );
    removeHouseholdMember(site.context, clerk, { id: wife, memberId: son });
    removeHouseholdMember(site.context, clerk, { id: wife, memberId: wife });
    expect(getResident(site.context, wife).household).toBeNull();
    expect(site.data.connection.prepare('SELECT count(*) FROM households').pluck().get()).toBe(0);
    expect(logFaults(site.data.connection)).toEqual([]);
  });
});

describe('what was asked for at every centre', () => {
  it('stands on the card with the name of the centre', () => {
    const id = register(1);
    acceptElsewhere(id, '2026-06-06T02:00:00.000Z');
    expect(getResident(site.context, id).openCases.map(({ here, centreName }) => [here, centreName])).toEqual(
      [
        [true, '台洞村党群服务中心'],
        [false, '蓢畔村党群服务中心'],
      ],
    );
  });

  it('is read page by page, newest first, by filter', () => {
    const id = register(1);
    for (const day of ['01', '02', '03', '04']) acceptElsewhere(id, `2026-06-${day}T02:00:00.000Z`);
    const command = { name: 'test.close', actor: clerk, subject: { entity: 'case', id } };
    site.data.database.write(command, (unit) =>
      unit.update(
        'case',
        { id: 'case-2026-06-02T02:00:00.000Z' },
        { state: 'completed', closed_at: '2026-06-03' },
      ),
    );
    const days = (filter: 'all' | 'open' | 'closed' | 'elsewhere', limit = 50) => {
      const found: string[] = [];
      let after: { receivedAt: string; id: string } | undefined;
      do {
        const page = residentHistory(site.context, { id, filter, after, limit });
        found.push(...page.rows.map(({ receivedOn }) => receivedOn.slice(8)));
        after = page.next ?? undefined;
      } while (after);
      return found.join(' ');
    };
    for (const limit of [1, 2, 50]) {
      expect(days('all', limit)).toBe('09 04 03 02 01');
      expect(days('open', limit)).toBe('09 04 03 01');
      expect(days('closed', limit)).toBe('02');
      expect(days('elsewhere', limit)).toBe('04 03 02 01');
    }
    expect(faultOf(() => residentHistory(site.context, { id: 'x', filter: 'all', limit: 5 })).code).toBe(
      'NOT_FOUND',
    );
  });
});
