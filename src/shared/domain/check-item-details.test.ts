import { describe, expect, it } from 'vitest';
import { checkItemDetails, type ItemToCheck } from './check-item-details.ts';
import type { Condition } from './condition.ts';
import type { FormField } from './form-fields.ts';
import type { ItemMaterial, SituationOption } from './materials-by-answers.ts';

const option = (id: string, more: Partial<SituationOption> = {}): SituationOption => ({
  ...{ id, label: id, advice: null, infoOnly: false, reason: null, outcome: null },
  ...more,
});
const paper = (id: string, more: Partial<ItemMaterial> = {}): ItemMaterial => ({
  ...{ id, name: id, originals: 1, copies: 0, required: true, mayLack: false, declarable: false },
  ...{ condition: null, source: '', whereToGet: '', acceptance: '', sample: '', sensitive: false },
  ...more,
});
const common = { label: '', help: '', required: true, condition: null };
const text = (key: string): FormField => ({ ...common, key, type: 'text', pattern: null });
const way = { situation: 'way', in: ['simple'] };

const sound: ItemToCheck = {
  promisedDays: 3,
  statutoryDays: 3,
  gapsAllowed: true,
  declarationAllowed: true,
  situations: [
    {
      id: 'way',
      condition: null,
      question: '',
      options: [
        option('simple'),
        option('general', { infoOnly: true, reason: '材料相同' }),
        option('away', { outcome: 'advice', advice: '到派出所' }),
        option('late', { outcome: 'decline', reason: '已过期限' }),
      ],
    },
  ],
  materials: [paper('form', { mayLack: true }), paper('tax', { condition: way, declarable: true })],
  form: [text('name'), { ...common, key: 'age', type: 'number', min: 1, max: 1 }],
};
const check = (change: Partial<ItemToCheck>) => checkItemDetails({ ...sound, ...change });
const situation = (options: SituationOption[], id = 'way', condition: Condition = null) => ({
  ...{ id, question: '', options, condition },
});

describe('checkItemDetails', () => {
  it('finds nothing in an item that fits together', () => {
    expect(checkItemDetails(sound)).toEqual([]);
    expect(check({ statutoryDays: null, promisedDays: 300 })).toEqual([]);
  });

  it.each<[string, Partial<ItemToCheck>, object]>([
    [
      'a question twice',
      { situations: [...sound.situations, situation([option('x')])] },
      { path: 'situations.1.id', code: 'id-twice', value: 'way' },
    ],
    [
      'an option twice',
      { situations: [situation([option('simple'), option('simple')])] },
      { path: 'situations.0.options.1.id', code: 'id-twice', value: 'simple' },
    ],
    [
      'a paper twice',
      { materials: [paper('form'), paper('form')] },
      { path: 'materials.1.id', code: 'id-twice', value: 'form' },
    ],
    ['a field twice', { form: [text('a'), text('a')] }, { path: 'form.1.key', code: 'id-twice', value: 'a' }],
    [
      'a choice of a field twice',
      { form: [{ ...common, key: 'a', type: 'select', options: [option('x'), option('x')] }] },
      { path: 'form.0.options.1.id', code: 'id-twice', value: 'x' },
    ],
    [
      'a paper of the agent',
      { materials: [paper('agentIdCard')] },
      { path: 'materials.0.id', code: 'id-reserved', value: 'agentIdCard' },
    ],
    [
      'a condition on a question nobody asks',
      { materials: [paper('a', { condition: { all: [{ any: [way, { situation: 'age', in: ['x'] }] }] } })] },
      { path: 'materials.0.condition', code: 'unknown-situation', value: 'age' },
    ],
    [
      'a condition on an answer nobody can give',
      { form: [{ ...text('a'), condition: { situation: 'way', in: ['simple', 'slow'] } }] },
      { path: 'form.0.condition', code: 'unknown-option', value: 'way=slow' },
    ],
    [
      'an option that decides on a paper and says it does not',
      { materials: [paper('a', { condition: { situation: 'way', in: ['simple', 'general'] } })] },
      { path: 'materials.0.condition', code: 'changes-papers', value: 'way=general' },
    ],
    [
      'a gap where none is allowed',
      { gapsAllowed: false },
      { path: 'materials.0.mayLack', code: 'gaps-not-allowed', value: 'form' },
    ],
    [
      'a declaration where none is allowed',
      { declarationAllowed: false },
      { path: 'materials.1.declarable', code: 'declaration-not-allowed', value: 'tax' },
    ],
    [
      'a decline without a reason',
      { situations: [situation([option('simple'), option('late', { outcome: 'decline' })])] },
      { path: 'situations.0.options.1', code: 'reason-missing', value: 'late' },
    ],
    [
      'an option that changes nothing and does not say why',
      { situations: [situation([option('simple'), option('same', { infoOnly: true })])] },
      { path: 'situations.0.options.1', code: 'reason-missing', value: 'same' },
    ],
    [
      'a wrong office without the right one',
      {
        situations: [
          situation([option('simple'), option('away', { outcome: 'advice', reason: '不归本窗' })]),
        ],
      },
      { path: 'situations.0.options.1', code: 'advice-missing', value: 'away' },
    ],
    [
      'a question that waits for one after it',
      {
        situations: [situation([option('a')], 'first', way), ...sound.situations],
      },
      { path: 'situations.0.condition', code: 'asked-later', value: 'way' },
    ],
    [
      'a question that waits for itself',
      {
        situations: [...sound.situations, situation([option('a')], 'self', { situation: 'self', in: ['a'] })],
      },
      { path: 'situations.1.condition', code: 'asked-later', value: 'self' },
    ],
    [
      'a question that waits for an answer that is none',
      {
        situations: [...sound.situations, situation([option('a')], 'next', { situation: 'way', in: ['x'] })],
      },
      { path: 'situations.1.condition', code: 'unknown-option', value: 'way=x' },
    ],
    [
      'limits of a number that cross',
      { form: [{ ...common, key: 'a', type: 'money', min: 2, max: 1 }] },
      { path: 'form.0.min', code: 'min-above-max', value: '2' },
    ],
    [
      'limits of a date that cross',
      { form: [{ ...common, key: 'a', type: 'date', min: '2026-02-01', max: '2026-01-31' }] },
      { path: 'form.0.min', code: 'min-above-max', value: '2026-02-01' },
    ],
    [
      'a promise longer than the law allows',
      { promisedDays: 4 },
      { path: 'promisedDays', code: 'longer-than-statutory', value: '4' },
    ],
  ])('names %s', (_what, change, fault) => {
    expect(check(change)).toEqual([fault]);
  });

  it('does not compare today with a fixed day', () => {
    expect(check({ form: [{ ...common, key: 'a', type: 'date', min: 'today', max: '2020-01-01' }] })).toEqual(
      [],
    );
  });
});
