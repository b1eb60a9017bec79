import { describe, expect, it } from 'vitest';
import { type EditedItem, emptyItem } from '#shared/domain/edited-item.ts';
import { itemChanges } from './item-changes.ts';

const option = (id: string, label: string) => ({
  ...{ id, label, advice: null, infoOnly: false, reason: null, outcome: null },
});
const paper = (id: string, name: string, more: Partial<EditedItem['materials'][number]> = {}) => ({
  ...{
    id,
    name,
    originals: 1,
    copies: 0,
    required: true,
    mayLack: false,
    declarable: false,
    condition: null,
  },
  ...{ source: '', whereToGet: '', acceptance: '', sample: '', sensitive: false },
  ...more,
});
const item: EditedItem = {
  ...emptyItem,
  code: 'ZZ001',
  name: '租房补助',
  promisedDays: 5,
  situations: [
    {
      id: 'q1',
      question: '谁的房子？',
      condition: null,
      options: [option('o1', '自己的'), option('o2', '租来的')],
    },
  ],
  materials: [paper('m1', '身份证'), paper('m2', '合同', { condition: { situation: 'q1', in: ['o2'] } })],
};
const change = (part: Partial<EditedItem>) => itemChanges(item, { ...item, ...part });

describe('what changed in an item', () => {
  it('is nothing where it says the same', () => {
    expect(itemChanges(item, item)).toEqual([]);
  });

  it('is told field by field in the words of the editor', () => {
    expect(change({ promisedDays: 0, fee: { amount: 10, basis: '粤价 1 号' } })).toEqual([
      { label: '承诺时限', before: '5 个工作日', after: '即办' },
      { label: '收费', before: '不收费', after: '10 元（粤价 1 号）' },
    ]);
    expect(change({ materials: [paper('m1', '身份证', { copies: 2 }), item.materials[1] as never] })).toEqual(
      [{ label: '材料“身份证”复印件份数', before: '0', after: '2' }],
    );
  });

  it('tells where the data came from in words', () => {
    const told = itemChanges({ ...item, provenance: 'similar' }, { ...item, provenance: 'found' });
    expect(told).toEqual([{ label: '资料来源', before: '参照同类事项', after: '公开资料' }]);
  });

  it('is one line for a part that is new or gone as a whole', () => {
    expect(change({ materials: [item.materials[0] as never] })).toEqual([
      { label: '材料“合同”', before: '原件 1 份，“谁的房子？”选“租来的”时', after: null },
    ]);
    const asked = {
      id: 'q2',
      question: '几个人？',
      condition: null,
      options: [option('o1', '一人'), option('o2', '多人')],
    };
    expect(change({ situations: [...item.situations, asked] })).toEqual([
      { label: '情形“几个人？”', before: null, after: '一人、多人' },
    ]);
    expect(
      change({
        situations: [{ ...(item.situations[0] as never as typeof asked), options: [option('o1', '自己的')] }],
      }),
    ).toContainEqual({ label: '情形“谁的房子？”选项“租来的”', before: '租来的', after: null });
  });

  it('tells of another order of the same parts', () => {
    expect(change({ materials: [...item.materials].reverse() })).toEqual([
      { label: '材料的顺序', before: '', after: '有调整' },
    ]);
  });
});
