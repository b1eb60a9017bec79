import { describe, expect, it } from 'vitest';
import type { KnownAgent, ResidentCard } from '#shared/contract/residents.ts';
import { withIdentityKind, withNumber } from './applicant-change.ts';
import { emptyDraft, type IntakeState, intakeReducer } from './intake-state.ts';
import { plainItem } from './item.fixture.ts';
import { nextQuestion } from './next-question.ts';
import { whatIsMissing } from './what-is-missing.ts';

const start: IntakeState = {
  draft: emptyDraft('d'),
  open: 'applicant',
  focus: { field: 'number' },
  fault: null,
};
const son: KnownAgent = {
  id: 'son',
  identityKind: 'resident-id',
  name: '余大文',
  maskedNumber: '440724********331X',
  phone: '139',
  relation: 'son',
  authorisation: 'power-of-attorney',
  until: '2026-12-31',
  authorised: true,
  times: 2,
};
const mother: ResidentCard = {
  id: 'mother',
  name: '余阿嬷',
  sex: '2',
  birthDate: '1942-03-12',
  identityKind: 'resident-id',
  maskedNumber: '440724********1224',
  phone: '',
  address: '',
  organisation: null,
  marks: [],
  markNote: '',
  agents: [son],
  household: null,
  openCases: [],
  pastCases: [],
  pastCaseCount: 0,
};
const shop: ResidentCard = {
  ...mother,
  id: 'shop',
  identityKind: 'credit-code',
  organisation: { legalRepresentative: '', contactName: '', missingCodeReason: '' },
  agents: [],
};
const known = (person: ResidentCard, state = start) =>
  intakeReducer(state, { type: 'person-known', person, item: undefined });
const proxyItem = { ...plainItem, proxyAllowed: true };

describe('somebody else at the window', () => {
  it('is whoever came last, and then nothing more is asked about them', () => {
    const state = intakeReducer(known(mother), { type: 'agent-stands', known: mother.agents });
    expect(state.draft.agent).toMatchObject({ agentId: 'son', number: '', until: '2026-12-31' });
    expect(state).toMatchObject({ open: 'agent', focus: { field: 'agent.number' } });
    expect(nextQuestion(state.draft, proxyItem, 'agent.number')).toBe('papers');
  });

  it('is asked for a new day when the authorisation is over', () => {
    const over = { ...son, authorised: false };
    const state = intakeReducer(known(mother), { type: 'agent-stands', known: [over] });
    expect(nextQuestion(state.draft, proxyItem, 'agent.number')).toBe('agent.until');
  });

  it('is asked for one by one when nobody came before', () => {
    let state = intakeReducer(known(mother), { type: 'agent-stands', known: [] });
    const asked: string[] = [];
    for (const change of [
      { number: '440724196808203310' },
      { name: '余大文' },
      { phone: '139' },
      { relation: 'son', authorisation: 'power-of-attorney' },
    ] as const) {
      asked.push(nextQuestion(state.draft, proxyItem, asked.length === 0 ? 'address' : 'number'));
      state = intakeReducer(state, { type: 'agent', change });
    }
    asked.push(nextQuestion(state.draft, proxyItem, 'agent.authorisation'));
    expect(asked).toEqual(['agent.number', 'agent.name', 'agent.phone', 'agent.relation', 'agent.until']);
  });

  it('goes again, and with the applicant they came for', () => {
    const stood = intakeReducer(known(mother), { type: 'agent-stands', known: mother.agents });
    expect(intakeReducer(stood, { type: 'agent-leaves', item: proxyItem }).draft.agent).toBeNull();
    expect(intakeReducer(stood, { type: 'person-cleared' }).draft.agent).toMatchObject({
      agentId: null,
      name: '',
    });
  });

  it('stays while the telephone of the applicant is typed', () => {
    const stood = intakeReducer(known(mother), { type: 'agent-stands', known: mother.agents });
    const typed = intakeReducer(stood, { type: 'applicant', change: { phone: '138' } });
    expect(typed.draft.agent).toEqual(stood.draft.agent);
  });

  it('may not act where the applicant has to come', () => {
    const state = intakeReducer(known(mother), { type: 'agent-stands', known: mother.agents });
    const draft = { ...state.draft, itemCode: plainItem.code };
    expect(whatIsMissing(draft, plainItem, '2026-06-09')).toMatchObject({
      field: 'agent.number',
      sentence: expect.stringContaining('不能代办'),
    });
    expect(whatIsMissing(draft, proxyItem, '2026-06-09')?.field).toBe('papers');
  });
});

describe('an organisation', () => {
  it('is told by its code where a person was expected, and somebody acts for it at once', () => {
    const change = withNumber('resident-id', '91350100m000100y43');
    expect(change).toMatchObject({ identityKind: 'credit-code', number: '91350100M000100Y43', sex: '0' });
    const { draft } = intakeReducer(start, { type: 'applicant', change });
    expect(draft.agent).toMatchObject({ agentId: null });
    const person = intakeReducer(
      { ...start, draft },
      { type: 'applicant', change: withIdentityKind('passport') },
    );
    expect(person.draft).toMatchObject({ agent: null, applicant: { organisation: null } });
  });

  it('is never read out of the number of a person', () => {
    expect(withNumber('resident-id', '11010519491231002X')).toMatchObject({ sex: '2' });
    for (const typed of ['440724', '44072419700101O311', '9440783']) {
      expect(withNumber('resident-id', typed).identityKind).toBeUndefined();
    }
  });

  it('that is known acts through somebody, who is asked for next', () => {
    const { draft } = known(shop);
    expect(draft.agent).toMatchObject({ agentId: null });
    expect(nextQuestion(draft, plainItem, 'address')).toBe('agent.number');
  });

  it('cannot ask for what only people can, nor people for what only organisations can', () => {
    const ask = (draft: typeof start.draft, applicants: 'people' | 'organisations') =>
      whatIsMissing({ ...draft, itemCode: 'x' }, { ...plainItem, applicants }, '2026-06-09')?.field;
    expect(ask(known(shop).draft, 'people')).toBe('item');
    expect(ask(known(mother).draft, 'organisations')).toBe('item');
    expect(ask(known(mother).draft, 'people')).toBe('papers');
  });
});
