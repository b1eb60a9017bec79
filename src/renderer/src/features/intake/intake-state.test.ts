import { describe, expect, it } from 'vitest';
import type { ResidentCard } from '#shared/contract/residents.ts';
import { emptyDraft, type IntakeState, intakeReducer, isEmptyDraft } from './intake-state.ts';

const start: IntakeState = { draft: emptyDraft('d'), open: 1, focus: { field: 'item' }, fault: null };
const line = {
  code: 'MZ001',
  name: '高龄老人津贴申领',
  department: '民政',
  kind: '行政给付',
  promisedDays: 10,
};
const person: ResidentCard = {
  id: 'r',
  name: '林秀英',
  sex: '2',
  birthDate: '1958-03-12',
  identityKind: 'resident-id',
  maskedNumber: '440783********1222',
  phone: '138',
  address: '丰收里',
  openCases: [],
  pastCases: [],
  pastCaseCount: 0,
};
const papers = [{ id: 'a', received: true, originals: 1, copies: 2 }];

describe('intakeReducer', () => {
  it('forgets the papers of another item, and keeps those of the same', () => {
    const chosen = intakeReducer(start, { type: 'item-chosen', item: line });
    const answered = intakeReducer(chosen, { type: 'papers', papers });
    expect(intakeReducer(answered, { type: 'item-chosen', item: line }).draft.materials).toEqual(papers);
    const other = intakeReducer(answered, { type: 'item-chosen', item: { ...line, code: 'MZ002' } });
    expect(other.draft.materials).toEqual([]);
  });

  it('takes the choice back when it is typed over', () => {
    const chosen = intakeReducer(start, { type: 'item-chosen', item: line });
    expect(intakeReducer(chosen, { type: 'item-text', text: '高' }).draft).toMatchObject({
      itemCode: '',
      itemText: '高',
    });
  });

  it('keeps no number of a known person', () => {
    const typed = intakeReducer(start, { type: 'applicant', change: { number: '440783195803121222' } });
    const known = intakeReducer(typed, { type: 'person-known', person, item: undefined });
    expect(known.draft.applicant).toMatchObject({
      residentId: 'r',
      number: '',
      name: '林秀英',
      phone: '138',
    });
    expect(JSON.stringify(known)).not.toContain('19580312');
  });

  it('goes on to the papers when the person is found after Enter, but not under the hands of who types', () => {
    const entered = intakeReducer(intakeReducer(start, { type: 'item-chosen', item: line }), {
      type: 'go',
      field: 'name',
    });
    const found = { type: 'person-known', person, item: undefined } as const;
    expect(intakeReducer(entered, found).focus).toEqual({ field: 'papers' });
    const typing = intakeReducer(entered, { type: 'applicant', change: { name: '林' } });
    expect(intakeReducer(typing, found).focus).toEqual({ field: 'number' });
    const waiting = intakeReducer(entered, { type: 'go', field: 'number' });
    expect(intakeReducer(waiting, found)).toMatchObject({ open: 2, focus: { field: 'number' } });
  });

  it('leaves nothing of a person who is taken back', () => {
    const known = intakeReducer(start, { type: 'person-known', person, item: undefined });
    const cleared = intakeReducer(known, { type: 'person-cleared' });
    expect(cleared.draft.applicant).toEqual(start.draft.applicant);
    expect(cleared.focus).toEqual({ field: 'number' });
  });

  it('opens the part of the field it goes to, and leaves it open on the button', () => {
    const there = intakeReducer(start, { type: 'go', field: 'papers' });
    expect(there.open).toBe(3);
    expect(intakeReducer(there, { type: 'go', field: 'accept' }).open).toBe(3);
  });
});

describe('isEmptyDraft', () => {
  it('takes another kind of paper alone for nothing', () => {
    const draft = emptyDraft('d');
    expect(isEmptyDraft({ ...draft, applicant: { ...draft.applicant, identityKind: 'passport' } })).toBe(
      true,
    );
    expect(isEmptyDraft({ ...draft, applicant: { ...draft.applicant, phone: '1' } })).toBe(false);
    expect(isEmptyDraft({ ...draft, itemText: '高' })).toBe(false);
  });
});
