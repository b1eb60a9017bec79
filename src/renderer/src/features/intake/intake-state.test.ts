import { describe, expect, it } from 'vitest';
import type { ResidentCard } from '#shared/contract/residents.ts';
import { emptyDraft, type IntakeState, intakeReducer, isEmptyDraft } from './intake-state.ts';
import { askingItem } from './item.fixture.ts';

const start: IntakeState = { draft: emptyDraft('d'), open: 'item', focus: { field: 'item' }, fault: null };
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
  organisation: null,
  marks: [],
  markNote: '',
  agents: [],
  household: null,
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

  it('forgets the answers to another item, and keeps the ticks of papers that are not asked for just now', () => {
    const chosen = intakeReducer(start, { type: 'item-chosen', item: line });
    const answered = intakeReducer(chosen, { type: 'situation', id: 'account', option: 'own' });
    const filled = intakeReducer(answered, { type: 'form', key: 'phone', input: '138' });
    const one = intakeReducer(filled, { type: 'papers', papers });
    const two = intakeReducer(one, {
      type: 'papers',
      papers: papers.map((paper) => ({ ...paper, id: 'b' })),
    });
    expect(two.draft).toMatchObject({ situations: { account: 'own' }, form: { phone: '138' } });
    expect(two.draft.materials.map(({ id }) => id)).toEqual(['a', 'b']);
    const other = intakeReducer(two, { type: 'item-chosen', item: { ...line, code: 'MZ002' } });
    expect(other.draft).toMatchObject({ situations: {}, form: {}, materials: [] });
  });

  it('takes an answer back', () => {
    const answered = intakeReducer(start, { type: 'form', key: 'phone', input: '138' });
    expect(intakeReducer(answered, { type: 'form', key: 'phone', input: null }).draft.form).toEqual({});
  });

  it('goes from the papers to the first question when the item comes after who was faster', () => {
    const waiting = intakeReducer(start, { type: 'go', field: 'papers' });
    const there = intakeReducer(waiting, { type: 'item-known', item: askingItem });
    expect(there).toMatchObject({ open: 'situations', focus: { field: 'situations.account' } });
    const typing = intakeReducer(start, { type: 'go', field: 'phone' });
    expect(intakeReducer(typing, { type: 'item-known', item: askingItem })).toBe(typing);
  });

  it('stays on Enter where something is missing, and says so there', () => {
    const there = intakeReducer(start, { type: 'go', field: 'situations.account' });
    const enter = {
      type: 'entered',
      field: 'situations.account',
      item: askingItem,
      today: '2026-11-23',
    } as const;
    expect(intakeReducer(there, enter)).toMatchObject({
      focus: { field: 'situations.account' },
      fault: { field: 'situations.account' },
    });
    const answered = intakeReducer(there, { type: 'situation', id: 'account', option: 'own' });
    expect(intakeReducer(answered, enter)).toMatchObject({
      focus: { field: 'situations.kind' },
      fault: null,
    });
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
    expect(intakeReducer(waiting, found)).toMatchObject({ open: 'applicant', focus: { field: 'number' } });
  });

  it('leaves nothing of a person who is taken back', () => {
    const known = intakeReducer(start, { type: 'person-known', person, item: undefined });
    const cleared = intakeReducer(known, { type: 'person-cleared' });
    expect(cleared.draft.applicant).toEqual(start.draft.applicant);
    expect(cleared.focus).toEqual({ field: 'number' });
  });

  it('opens the part of the field it goes to, and leaves it open on the button', () => {
    const there = intakeReducer(start, { type: 'go', field: 'papers' });
    expect(there.open).toBe('papers');
    expect(intakeReducer(there, { type: 'go', field: 'accept' }).open).toBe('papers');
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
