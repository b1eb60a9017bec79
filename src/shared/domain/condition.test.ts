import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Condition, conditionHolds, questionsOf, type SituationAnswers } from './condition.ts';

const situations = ['way', 'age', 'constructor'];
const options = ['a', 'b', 'c'];

const question = fc.record({
  situation: fc.constantFrom(...situations),
  in: fc.subarray(options),
});
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 5, depthSize: 'medium' },
    question,
    fc.constant(null),
    fc.record({ all: fc.array(tie('condition'), { maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('condition'), { maxLength: 3 }) }),
  ),
}));
const answers: fc.Arbitrary<SituationAnswers> = fc.dictionary(
  fc.constantFrom(...situations),
  fc.constantFrom(...options),
);

/** The same question asked another way: the condition written out as a formula and worked out by a parser. */
function formulaOf(given: Condition, known: SituationAnswers): string {
  if (given === null) return 'T';
  if ('all' in given) return `(T${given.all.map((part) => `&${formulaOf(part, known)}`).join('')})`;
  if ('any' in given) return `(F${given.any.map((part) => `|${formulaOf(part, known)}`).join('')})`;
  const answer = new Map(Object.entries(known)).get(given.situation);
  return given.in.some((option) => option === answer) ? 'T' : 'F';
}

function workedOut(formula: string): boolean {
  let rest = formula;
  while (rest.length > 1) {
    rest = rest
      .replace(/\(T((?:&[TF])*)\)/g, (_, parts: string) => (parts.includes('F') ? 'F' : 'T'))
      .replace(/\(F((?:\|[TF])*)\)/g, (_, parts: string) => (parts.includes('T') ? 'T' : 'F'));
  }
  return rest === 'T';
}

describe('conditionHolds', () => {
  it('agrees with the condition worked out as a formula, however nested', () => {
    fc.assert(
      fc.property(condition, answers, (given, known) => {
        expect(conditionHolds(given, known)).toBe(workedOut(formulaOf(given, known)));
      }),
      { numRuns: 2000 },
    );
  });

  it('never lets go when another question is answered', () => {
    fc.assert(
      fc.property(condition, answers, answers, (given, known, more) => {
        if (conditionHolds(given, known)) expect(conditionHolds(given, { ...more, ...known })).toBe(true);
      }),
    );
  });

  it('takes nothing that every object has for an answer', () => {
    expect(conditionHolds({ situation: 'toString', in: [String(Object.prototype.toString)] }, {})).toBe(
      false,
    );
  });
});

describe('questionsOf', () => {
  it('finds every question, and only these decide', () => {
    fc.assert(
      fc.property(condition, answers, (given, known) => {
        const asked = new Set(questionsOf(given).map(({ situation }) => situation));
        const relevant = Object.fromEntries(Object.entries(known).filter(([id]) => asked.has(id)));
        expect(conditionHolds(given, relevant)).toBe(conditionHolds(given, known));
      }),
    );
  });

  it('keeps the order of writing', () => {
    const way = { situation: 'way', in: ['a'] };
    const age = { situation: 'age', in: ['b', 'c'] };
    expect(questionsOf({ any: [{ all: [way, null] }, age, way] })).toEqual([way, age, way]);
    expect(questionsOf(null)).toEqual([]);
  });
});
