import { describe, expect, it } from 'vitest';
import type { ServiceItem } from '#shared/contract/catalogue.ts';
import type { Applicant } from '#shared/contract/intake.ts';
import { emptyDraft } from './intake-state.ts';
import { whatIsMissing } from './what-is-missing.ts';

const item: ServiceItem = {
  code: 'MZ001',
  name: '高龄老人津贴申领',
  department: '民政',
  kind: '行政给付',
  promisedDays: 10,
  version: 1,
  effectiveFrom: '2026-01-01',
  statutoryDays: null,
  materials: [
    { id: 'a', name: '居民身份证', originals: 1, copies: 1, required: true },
    { id: 'b', name: '户口簿', originals: 1, copies: 1, required: true },
    { id: 'c', name: '残疾证', originals: 1, copies: 1, required: false },
  ],
};
const today = '2026-11-23';
const draft = { ...emptyDraft('d'), itemCode: 'MZ001' };
const person: Applicant = {
  ...draft.applicant,
  number: '11010519491231002X',
  name: '王某',
  sex: '2',
  birthDate: '1949-12-31',
};
const receive = (...ids: string[]) => ids.map((id) => ({ id, received: true, originals: 1, copies: 1 }));
const missing = (change: Partial<Applicant>, ids: string[] = ['a', 'b']) =>
  whatIsMissing({ ...draft, applicant: { ...person, ...change }, materials: receive(...ids) }, item, today);

describe('whatIsMissing', () => {
  it('wants an item first', () => {
    expect(whatIsMissing(emptyDraft('d'), undefined, today)).toMatchObject({ field: 'item' });
  });

  it('takes a whole intake', () => {
    expect(missing({})).toBeNull();
    expect(missing({ phone: '', address: '' })).toBeNull();
  });

  it('goes to the first field of a new person that is wrong', () => {
    expect(missing({ number: '11010519491231002' })?.field).toBe('number');
    expect(missing({ name: '  ' })?.field).toBe('name');
    expect(missing({ identityKind: 'passport', number: '' })?.field).toBe('number');
    expect(missing({ identityKind: 'none', number: '', sex: '0' })?.field).toBe('sex');
    expect(missing({ identityKind: 'none', number: '' })).toBeNull();
  });

  it('asks nothing of a known person', () => {
    expect(missing({ residentId: 'r', number: '', name: '', sex: '0' })).toBeNull();
  });

  it('names the required papers that were not received', () => {
    expect(missing({}, ['c'])).toEqual({
      field: 'papers',
      sentence: '还差 2 份必交材料：居民身份证、户口簿',
    });
  });
});
