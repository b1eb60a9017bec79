import { describe, expect, it } from 'vitest';
import type { ServiceItem } from '#shared/contract/catalogue.ts';
import { emptyDraft } from './intake-state.ts';
import { nextQuestion } from './next-question.ts';

const item: ServiceItem = {
  code: 'MZ001',
  name: '高龄老人津贴申领',
  department: '民政',
  kind: '行政给付',
  promisedDays: 10,
  version: 1,
  effectiveFrom: '2026-01-01',
  statutoryDays: null,
  materials: [{ id: 'a', name: '居民身份证', originals: 1, copies: 1, required: true }],
};
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
});
