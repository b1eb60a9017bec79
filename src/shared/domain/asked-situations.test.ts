import { describe, expect, it } from 'vitest';
import { askedSituations } from './asked-situations.ts';
import type { Condition } from './condition.ts';
import { decideMaterials } from './materials-by-answers.ts';

const question = (id: string, options: string[], condition: Condition = null) => ({
  id,
  question: id,
  condition,
  options: options.map((option) => ({
    ...{ id: option, label: option, advice: null, infoOnly: false, reason: null, outcome: null },
  })),
});
const situations = [
  question('married', ['yes', 'no']),
  question('spouse', ['local', 'away'], { situation: 'married', in: ['yes'] }),
  question('since', ['long', 'short'], { situation: 'spouse', in: ['away'] }),
];
const ask = (answers: Record<string, string>) => {
  const asked = askedSituations(situations, answers);
  return [asked.situations.map(({ id }) => id), asked.answers];
};

describe('askedSituations', () => {
  it('asks a question only after the answer that leads to it', () => {
    expect(ask({})).toEqual([['married'], {}]);
    expect(ask({ married: 'no' })).toEqual([['married'], { married: 'no' }]);
    expect(ask({ married: 'yes' })[0]).toEqual(['married', 'spouse']);
    expect(ask({ married: 'yes', spouse: 'away' })[0]).toEqual(['married', 'spouse', 'since']);
  });

  it('counts no answer to a question that is not asked any more, nor what hangs on that answer', () => {
    const answers = { married: 'no', spouse: 'away', since: 'long' };
    expect(ask(answers)).toEqual([['married'], { married: 'no' }]);
  });
});

describe('a decision with questions that are not always asked', () => {
  const paper = (id: string, condition: Condition) => ({
    ...{
      id,
      name: id,
      originals: 1,
      copies: 0,
      required: true,
      mayLack: false,
      declarable: false,
      condition,
    },
    ...{ source: '', whereToGet: '', acceptance: '', sample: '', sensitive: false },
  });
  const item = {
    situations,
    materials: [paper('proof', { situation: 'since', in: ['long'] })],
    proxyAllowed: false,
  };
  const decide = (answers: Record<string, string>) => {
    const { required, unanswered, answers: counted } = decideMaterials(item, answers, { agent: false });
    return [required.map(({ id }) => id), unanswered, counted];
  };

  it('waits for the questions that are asked and for no others', () => {
    expect(decide({ married: 'no' })).toEqual([[], [], { married: 'no' }]);
    expect(decide({ married: 'yes' })).toEqual([[], ['spouse'], { married: 'yes' }]);
    expect(decide({ married: 'yes', spouse: 'away', since: 'long' })[0]).toEqual(['proof']);
  });

  it('asks for no paper on the strength of an answer that fell away', () => {
    expect(decide({ married: 'no', spouse: 'away', since: 'long' })).toEqual([[], [], { married: 'no' }]);
  });
});
