import { beforeEach, describe, expect, it } from 'vitest';
import type { Applicant } from '#shared/contract/intake.ts';
import { acceptCase } from '../intake/accept-case.ts';
import { atOnce, fullDraft, identityNumber, newApplicant } from '../testing/drafts.ts';
import { faultOf } from '../testing/fault.ts';
import { clerk, freshSite, type TestSite } from '../testing/fresh-site.ts';
import { logFaults } from '../testing/log.ts';
import { addHouseholdMember } from './households.ts';
import { similarResidents } from './similar-residents.ts';

let site: TestSite;
beforeEach(() => {
  site = freshSite();
});

const accept = (applicant: Applicant) =>
  acceptCase(site.context, clerk, fullDraft(site.context, atOnce, applicant));
const similar = (name: string, birthDate: string | null, address = '') =>
  similarResidents(site.data.database.read, { name, birthDate, address });
const born = '1958-03-12';
const numberOf = (order: number) => identityNumber(order, born.replaceAll('-', ''));
const person = (order: number, answers: Partial<Applicant> = {}) =>
  newApplicant(order, { number: numberOf(order), name: '买买提·艾力', address: `${order} 号`, ...answers });

describe('records that may be the same person', () => {
  it('have the same name, however it is spaced, and the same birth date', () => {
    const { residentId } = accept(person(1));
    for (const name of ['买买提·艾力', '买买提艾力', ' 买买提 艾力 ']) {
      expect(similar(name, born)).toMatchObject([
        { id: residentId, why: 'same-birth-date', openCaseCount: 1 },
      ]);
    }
    expect(similar('买买提·艾力', '1958-03-13')).toEqual([]);
    expect(similar('买买提', born)).toEqual([]);
    expect(JSON.stringify(similar('买买提·艾力', born))).not.toContain(numberOf(1));
  });

  it('or the same name at the same address, or in a household at that address', () => {
    const { residentId } = accept(person(1));
    expect(similar('买买提·艾力', null, '1 号')).toMatchObject([{ id: residentId, why: 'same-household' }]);
    const head = accept(newApplicant(2, { name: '艾力', address: '丰收里 9 号' }));
    addHouseholdMember(site.context, clerk, { id: head.residentId, memberId: residentId, relation: 'son' });
    expect(similar('买买提·艾力', null, '丰收里 9 号')).toMatchObject([{ id: residentId }]);
    expect(similar('艾力', null, '1 号')).toEqual([]);
    expect(similar('', born, '1 号')).toEqual([]);
  });

  it('are never organisations', () => {
    accept(person(1, { identityKind: 'passport', number: 'E1', birthDate: born, sex: '1' }));
    expect(similar('买买提·艾力', born)).toHaveLength(1);
    const command = { name: 'test', actor: clerk, subject: { entity: 'resident', id: 'o' } };
    site.data.database.write(command, (unit) => {
      const reach = { phone: '', address: '8 号', sex: '0', birth_date: null };
      const identity = { identity_kind: 'credit-code', identity_number: 'X' };
      unit.insert('resident', { id: 'o', name: '阿强五金店', ...identity, ...reach });
    });
    expect(similar('阿强五金店', null, '8 号')).toEqual([]);
  });
});

describe('registering somebody like a known person', () => {
  it('is refused until the clerk has seen every such record and said why it is another', () => {
    const first = accept(person(1)).residentId;
    const refusal = { code: 'SAME_PERSON', data: { residentIds: [first] } };
    expect(faultOf(() => accept(person(2)))).toEqual(refusal);
    expect(faultOf(() => accept(person(2, { notSameAs: { residentIds: [first], reason: ' ' } })))).toEqual(
      refusal,
    );
    expect(faultOf(() => accept(person(2, { notSameAs: { residentIds: ['x'], reason: '堂兄弟' } })))).toEqual(
      refusal,
    );
    const second = accept(person(2, { notSameAs: { residentIds: [first], reason: '堂兄弟' } })).residentId;
    expect(second).not.toBe(first);
    const seenOne = { residentIds: [first], reason: '堂兄弟' };
    expect(faultOf(() => accept(person(3, { notSameAs: seenOne })))).toEqual({
      code: 'SAME_PERSON',
      data: { residentIds: [second] },
    });
    const reasons = site.data.connection
      .prepare("SELECT reason FROM audit_entries WHERE command = 'intake.accept' ORDER BY number")
      .pluck()
      .all();
    expect(reasons).toEqual(['', '不是同一人：堂兄弟']);
    expect(logFaults(site.data.connection)).toEqual([]);
  });

  it('does not ask about a known person, who is nobody new', () => {
    const first = accept(person(1)).residentId;
    accept(person(2, { notSameAs: { residentIds: [first], reason: '堂兄弟' } }));
    expect(accept(person(1, { residentId: first, number: '' })).residentId).toBe(first);
  });
});
