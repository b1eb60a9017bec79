import { describe, expect, it } from 'vitest';
import { checkFormAnswers } from '#shared/domain/check-form-answers.ts';
import type { FormField } from '#shared/domain/form-fields.ts';
import { explainFormFault } from './form-fields.ts';

const common = { key: 'field', label: '', help: '', required: true, condition: null };
const options = [{ id: 'a', label: '甲' }];
const text: FormField = { ...common, type: 'text', pattern: '[A-Z][0-9]{9}' };
const number: FormField = { ...common, type: 'number', min: 1, max: 20 };
const date: FormField = { ...common, type: 'date', min: '2026-01-01', max: 'today' };
const select: FormField = { ...common, type: 'select', options };

describe('explainFormFault', () => {
  it.each<[FormField, unknown, string]>([
    [text, '', '还没有填'],
    [text, 5, '重新填写'],
    [text, '字'.repeat(501), '最多 500 个字'],
    [text, 'A12', '逐位核对'],
    [number, '很多', '请填数字'],
    [number, 0, '不能小于 1'],
    [number, 21, '不能大于 20'],
    [date, '2026-02-30', '没有这一天'],
    [date, '2025-12-31', '不能早于 2026-01-01（周四）'],
    [date, '2026-06-10', '不能晚于 2026-06-09（周二）'],
    [select, 'b', '请重新选'],
    [{ ...common, type: 'phone' }, '138', '手机 11 位'],
    [{ ...common, type: 'bankAccount' }, '12', '8 到 32 位'],
    [{ ...common, type: 'idNumber' }, '110105194912310021', '第 18 位'],
  ])('says what to do about %o with %o', (field, value, part) => {
    const context = { answers: {}, today: '2026-06-09' };
    const { faults } = checkFormAnswers([field], { field: value }, context);
    const sentences = faults.map(explainFormFault);
    expect(sentences).toEqual([expect.stringContaining(part)]);
    expect(sentences[0]).not.toMatch(/[A-Za-z!！]/);
  });

  it('has a sentence for a field that a newer form no longer has', () => {
    expect(explainFormFault({ key: 'colour', code: 'unknown-field' })).toContain('不用再填');
  });
});
