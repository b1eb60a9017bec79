import { describe, expect, it } from 'vitest';
import { itemDetails } from '#shared/contract/item-details.ts';
import { checkEditedItem } from './check-edited-item.ts';
import { type EditedItem, emptyItem } from './edited-item.ts';
import { tidyItem } from './tidy-item.ts';

const option = (id: string, label = id) => ({
  ...{ id, label, advice: null, infoOnly: false, reason: null, outcome: null },
});
const paper = {
  ...{ id: 'm1', name: '身份证', originals: 1, copies: 1, required: true, mayLack: false, declarable: false },
  ...{ condition: null, source: '', whereToGet: '', acceptance: '', sample: '', sensitive: false },
};
const field = { key: 'f1', label: '金额', help: '', required: true, condition: null };
const sound: EditedItem = {
  ...emptyItem,
  ...{ code: 'ZZ001', name: '公证咨询', department: '司法', promisedDays: 0 },
  basicCode: 'AB12345678',
  implementationCode: 'A'.repeat(24),
  fee: { amount: 0.5, basis: '粤价 1 号' },
  synonyms: ['问公证'],
  situations: [{ id: 'q1', question: '谁？', condition: null, options: [option('o1'), option('o2')] }],
  materials: [paper],
  form: [
    { ...field, type: 'money', min: 1, max: 2 },
    { ...field, key: 'f2', type: 'date', min: 'today', max: '2099-01-01' },
    { ...field, key: 'f3', type: 'select', options: [{ id: '1', label: '一' }] },
  ],
};
const faults = (change: Partial<EditedItem>) =>
  checkEditedItem(tidyItem({ ...sound, ...change })).map(({ path, code }) => `${path} ${code}`);

describe('checkEditedItem', () => {
  it('finds nothing in an item that is whole, and the contract takes that item', () => {
    expect(faults({})).toEqual([]);
    const { situations, form, ...rest } = tidyItem(sound);
    const keys = Object.keys(itemDetails.shape);
    const details = Object.fromEntries(Object.entries(rest).filter(([key]) => keys.includes(key)));
    expect(itemDetails.safeParse({ ...details, situations, form }).error).toBeUndefined();
  });

  it.each<[Partial<EditedItem>, string]>([
    [{ code: 'zz1' }, 'code item-code'],
    [{ name: '  ' }, 'name empty'],
    [{ name: '长'.repeat(101) }, 'name too-long'],
    [{ department: '' }, 'department empty'],
    [{ kind: '行政处罚' }, 'kind item-kind'],
    [{ promisedDays: null }, 'promisedDays days'],
    [{ promisedDays: 1.5 }, 'promisedDays days'],
    [{ statutoryDays: 366 }, 'statutoryDays days'],
    [{ promisedDays: 21, kind: '行政许可' }, 'promisedDays longer-than-statutory'],
    [{ basicCode: '123' }, 'basicCode official-code'],
    [{ implementationCode: '-'.repeat(24) }, 'implementationCode official-code'],
    [{ fee: { amount: 0, basis: '有' } }, 'fee.amount amount'],
    [{ fee: { amount: 1.005, basis: '有' } }, 'fee.amount amount'],
    [{ fee: { amount: 1, basis: '' } }, 'fee.basis empty'],
    [{ synonyms: ['甲', '甲'] }, 'synonyms.1 name-twice'],
    [{ materials: [{ ...paper, copies: -1 }] }, 'materials.0.copies sheets'],
    [{ materials: [{ ...paper, id: 'M 1' }] }, 'materials.0.id part-id'],
    [{ materials: [{ ...paper, mayLack: true }] }, 'materials.0.mayLack gaps-not-allowed'],
    [
      { situations: [{ id: 'q1', question: '', condition: null, options: [option('o1')] }] },
      'situations.0.question empty',
    ],
    [
      { situations: [{ id: 'q1', question: '谁？', condition: null, options: [] }] },
      'situations.0.options no-options',
    ],
    [{ form: [{ ...field, type: 'select', options: [] }] }, 'form.0.options no-options'],
    [{ form: [{ ...field, type: 'text', pattern: '(' }] }, 'form.0.pattern pattern'],
    [{ form: [{ ...field, type: 'date', min: '2026-02-30', max: null }] }, 'form.0.min not-a-date'],
    [{ form: [{ ...field, type: 'number', min: 2, max: 1 }] }, 'form.0.min min-above-max'],
  ])('names the field and what is wrong: %o', (change, fault) => {
    expect(faults(change)).toEqual([fault]);
  });

  it('takes codes as they are pasted, in small letters or with blanks', () => {
    expect(faults({ code: ' zz001', basicCode: 'ab 1234 5678' })).toEqual([]);
  });
});
