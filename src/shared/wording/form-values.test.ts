import { describe, expect, it } from 'vitest';
import type { FormField, FormValue } from '#shared/domain/form-fields.ts';
import { formValueText } from './form-values.ts';

const common = { key: 'field', label: '', help: '', required: true, condition: null };
const options = [
  { id: '1', label: '男' },
  { id: '2', label: '女' },
];

describe('formValueText', () => {
  it.each<[FormField, FormValue, string]>([
    [{ ...common, type: 'boolean' }, false, '否'],
    [{ ...common, type: 'boolean' }, true, '是'],
    [{ ...common, type: 'number', min: null, max: null }, 2.5, '2.5'],
    [{ ...common, type: 'money', min: 0, max: null }, 1234.5, '1234.5 元'],
    [{ ...common, type: 'select', options }, '2', '女'],
    [{ ...common, type: 'multiselect', options }, ['1', '2'], '男、女'],
    [{ ...common, type: 'select', options }, '9', '9'],
    [{ ...common, type: 'idNumber' }, '11010519491231002X', '110105********002X'],
    [{ ...common, type: 'bankAccount' }, '6217001234567890123', '***************0123'],
    [{ ...common, type: 'phone' }, '13800138000', '13800138000'],
    [{ ...common, type: 'text', pattern: null }, '林秀英', '林秀英'],
  ])('%o %o', (field, value, text) => {
    expect(formValueText(field, value)).toBe(text);
  });
});
