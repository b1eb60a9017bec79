import { describe, expect, it } from 'vitest';
import type { Applicant } from '#shared/contract/intake.ts';
import { emptyDraft } from './intake-state.ts';
import { askingItem, plainItem as item } from './item.fixture.ts';
import { askedFault, whatIsMissing } from './what-is-missing.ts';

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

  it('asks for the situation before its papers, and for the form last', () => {
    const asking = (change: Partial<typeof draft>) =>
      whatIsMissing({ ...draft, applicant: person, ...change }, askingItem, today);
    expect(asking({})?.field).toBe('situations.account');
    expect(asking({ situations: { account: 'relative' } })?.field).toBe('situations.kind');
    const situations = { account: 'relative', kind: 'first' };
    expect(asking({ situations })?.sentence).toBe('还差 2 份必交材料：居民身份证、代收人身份证');
    const answered = { situations, materials: receive('a', 'r') };
    expect(asking(answered)).toEqual({ field: 'form.reachedOn', sentence: '这一项还没有填' });
    expect(asking({ ...answered, form: { reachedOn: '20261101' } })?.field).toBe('form.payee');
    expect(asking({ ...answered, form: { reachedOn: '20261101', payee: '林' } })).toBeNull();
  });

  it('says at the field what is wrong with its answer', () => {
    const answered = { ...draft, situations: { account: 'own' }, form: { reachedOn: '20270101' } };
    const fault = (field: Parameters<typeof askedFault>[0]) => askedFault(field, answered, askingItem, today);
    expect(fault('situations.account')).toBeNull();
    expect(fault('situations.kind')?.sentence).toBe('请先选一项');
    expect(fault('form.reachedOn')?.sentence).toContain('不能晚于 2026-11-23');
    expect(fault('form.phone')).toBeNull();
  });
});
