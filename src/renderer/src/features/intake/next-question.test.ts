import { describe, expect, it } from 'vitest';
import { emptyDraft } from './intake-state.ts';
import { askingItem, paper, plainItem } from './item.fixture.ts';
import { entryOf, nextQuestion } from './next-question.ts';

const item = { ...plainItem, materials: [paper('a', '居民身份证')] };
const empty = emptyDraft('d');
const chosen = { ...empty, itemCode: 'MZ001' };
const { applicant } = empty;
const known = { ...chosen, applicant: { ...applicant, residentId: 'r', name: '林秀英', sex: '2' as const } };
const received = { id: 'a', received: true, originals: 1, copies: 1 };

describe('nextQuestion', () => {
  it('begins with the item, then the number', () => {
    expect(nextQuestion(empty, undefined)).toBe('item');
    expect(nextQuestion(chosen, item)).toBe('number');
  });

  it('asks a new person only what the number does not tell', () => {
    const told = { ...applicant, number: '440783195803121222', sex: '2' as const, birthDate: '1958-03-12' };
    expect(nextQuestion({ ...chosen, applicant: told }, item, 'number')).toBe('name');
    expect(nextQuestion({ ...chosen, applicant: { ...told, name: '林秀英' } }, item, 'name')).toBe('phone');
  });

  it('asks for a number that is not whole again, and for nothing that the number tells', () => {
    for (const number of ['3267', '440783195803121223']) {
      const half = { ...applicant, number, name: '林秀英' };
      expect(nextQuestion({ ...chosen, applicant: half }, item)).toBe('number');
      expect(nextQuestion({ ...chosen, applicant: half }, item, 'name')).toBe('phone');
    }
  });

  it('goes on from a field that may stay empty', () => {
    expect(nextQuestion(chosen, item, 'phone')).toBe('address');
    expect(nextQuestion(chosen, item, 'address')).toBe('papers');
  });

  it('asks sex and birth date of somebody without papers, and no number', () => {
    const none = { ...applicant, identityKind: 'none' as const, name: '无名氏' };
    expect(nextQuestion({ ...chosen, applicant: none }, item)).toBe('sex');
    expect(nextQuestion({ ...chosen, applicant: { ...none, sex: '1' as const } }, item, 'sex')).toBe(
      'birthDate',
    );
  });

  it('asks a known person nothing, not even an empty telephone', () => {
    expect(nextQuestion(known, item)).toBe('papers');
  });

  it('ends at the button when every paper is in the hand, or none is asked for', () => {
    expect(nextQuestion({ ...known, materials: [received] }, item)).toBe('accept');
    expect(nextQuestion(known, { ...item, materials: [] })).toBe('accept');
  });

  it('asks for the situation, left open above too, then papers, then form', () => {
    const answered = (situations: Record<string, string>, more: object = {}) => ({
      ...known,
      situations,
      ...more,
    });
    expect(nextQuestion(known, askingItem)).toBe('situations.account');
    expect(nextQuestion(known, askingItem, 'situations.account')).toBe('situations.kind');
    expect(nextQuestion(answered({ kind: 'first' }), askingItem, 'situations.kind')).toBe(
      'situations.account',
    );
    const whole = answered({ account: 'own', kind: 'first' }, { materials: [received] });
    expect(nextQuestion(answered({ account: 'own', kind: 'first' }), askingItem, 'situations.kind')).toBe(
      'papers',
    );
    expect(nextQuestion(whole, askingItem)).toBe('form.reachedOn');
    expect(nextQuestion(whole, askingItem, 'form.reachedOn')).toBe('form.phone');
    expect(nextQuestion(whole, askingItem, 'form.phone')).toBe('accept');
  });

  it('goes to the button when an answer ends the intake', () => {
    expect(nextQuestion({ ...known, situations: { kind: 'twice' } }, askingItem, 'situations.kind')).toBe(
      'accept',
    );
  });
});

describe('entryOf', () => {
  it('enters a part at what is open in it, and the papers by way of the situation', () => {
    expect(entryOf('papers', known, askingItem)).toBe('situations.account');
    const answered = { ...known, situations: { account: 'own', kind: 'first' } };
    expect(entryOf('papers', answered, askingItem)).toBe('papers');
    expect(entryOf('situations', answered, askingItem)).toBe('situations.account');
    expect(entryOf('form', { ...answered, form: { reachedOn: '2026-11-01' } }, askingItem)).toBe(
      'form.phone',
    );
    expect(entryOf('applicant', known, undefined)).toBe('number');
  });
});
