import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Condition } from './condition.ts';
import { DomainError } from './domain-error.ts';
import { decideMaterials, type ItemMaterial, type Situation } from './materials-by-answers.ts';

const option = (id: string, more: Partial<Situation['options'][number]> = {}) => ({
  id,
  label: id,
  advice: null,
  infoOnly: false,
  reason: null,
  outcome: null,
  ...more,
});
const paper = (id: string, condition: Condition = null, required = true): ItemMaterial => ({
  id,
  name: id,
  originals: 1,
  copies: 1,
  required,
  mayLack: false,
  declarable: false,
  condition,
  source: '',
  whereToGet: '',
  acceptance: '',
  sample: '',
  sensitive: false,
});

/** Closing a shop, with a way that is barred, an age that declines and an office that is not this one. */
const item = {
  proxyAllowed: true,
  situations: [
    {
      id: 'way',
      condition: null,
      question: '哪种程序？',
      options: [option('simple'), option('general', { advice: '要公示。' })],
    },
    {
      id: 'age',
      condition: null,
      question: '多大？',
      options: [
        option('young'),
        option('old', { outcome: 'decline' as const, reason: '超龄', advice: '改办别项。' }),
      ],
    },
    {
      id: 'place',
      condition: null,
      question: '在哪里？',
      options: [option('here'), option('away', { outcome: 'advice' as const, advice: '到派出所。' })],
    },
  ],
  materials: [
    paper('form'),
    paper('pledge', { situation: 'way', in: ['simple'] }),
    paper('notes', { situation: 'way', in: ['general'] }, false),
    paper('tax', {
      any: [
        { situation: 'way', in: ['general'] },
        { situation: 'place', in: ['here'] },
      ],
    }),
  ],
};
const whole = { way: 'general', age: 'young', place: 'here' };
const ids = (papers: readonly ItemMaterial[]) => papers.map(({ id }) => id);
const decide = (answers: Record<string, string>, agent = false) => {
  const { answers: _counted, ...decision } = decideMaterials(item, answers, { agent });
  return { ...decision, required: ids(decision.required), optional: ids(decision.optional) };
};
function codeOf(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error instanceof DomainError ? error.code : error;
  }
}

describe('decideMaterials', () => {
  it('gives the papers of the answers in the order of the item', () => {
    expect(decide(whole)).toEqual({
      required: ['form', 'tax'],
      optional: ['notes'],
      outcome: null,
      advice: [{ situation: 'way', text: '要公示。' }],
      unanswered: [],
    });
  });

  it('gives what is certain already while questions are open, and says which', () => {
    expect(decide({})).toMatchObject({ required: ['form'], unanswered: ['way', 'age', 'place'] });
    expect(decide({ place: 'here' })).toMatchObject({
      required: ['form', 'tax'],
      unanswered: ['way', 'age'],
    });
  });

  it('ends with an outcome and no paper, whatever is still open', () => {
    expect(decide({ ...whole, age: 'old' }, true)).toEqual({
      required: [],
      optional: [],
      outcome: { kind: 'decline', situation: 'age', option: 'old', reason: '超龄' },
      advice: [
        { situation: 'way', text: '要公示。' },
        { situation: 'age', text: '改办别项。' },
      ],
      unanswered: [],
    });
    expect(decide({ place: 'away' })).toMatchObject({
      outcome: { kind: 'advice', reason: null },
      unanswered: [],
    });
  });

  it('takes the outcome of the first question when two end the intake', () => {
    expect(decide({ place: 'away', age: 'old' }).outcome?.situation).toBe('age');
  });

  it('adds the agent’s papers at the end', () => {
    expect(decide(whole, true).required).toEqual(['form', 'tax', 'agentIdCard', 'agentAuthorisation']);
  });

  it('refuses an agent where the applicant has to come', () => {
    const inPerson = { ...item, proxyAllowed: false };
    expect(codeOf(() => decideMaterials(inPerson, whole, { agent: true }))).toBe('proxy-not-allowed');
    expect(ids(decideMaterials(inPerson, whole, { agent: false }).required)).toEqual(['form', 'tax']);
  });

  it.each([
    [{ ...whole, colour: 'red' }, 'unknown-situation'],
    [{ ...whole, constructor: 'simple' }, 'unknown-situation'],
    [{ ...whole, way: 'old' }, 'unknown-option'],
    [{ ...whole, age: 'old', place: 'nowhere' }, 'unknown-option'],
  ])('refuses answers the item does not know: %o', (answers, code) => {
    expect(codeOf(() => decide(answers))).toBe(code);
  });

  it('never takes a paper back when another question is answered, unless the intake ends', () => {
    const choice = fc.record(
      {
        way: fc.constantFrom('simple', 'general'),
        age: fc.constantFrom('young', 'old'),
        place: fc.constantFrom('here', 'away'),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(choice, choice, (first, more) => {
        const before = decide(first);
        const after = decide({ ...more, ...first });
        if (after.outcome) return;
        expect(after.required).toEqual(expect.arrayContaining(before.required));
        expect(after.optional).toEqual(expect.arrayContaining(before.optional));
      }),
    );
  });
});
