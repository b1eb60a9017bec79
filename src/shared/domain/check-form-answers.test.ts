import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkFormAnswers } from './check-form-answers.ts';
import type { FormField } from './form-fields.ts';
import { readFieldValue } from './read-field-value.ts';

const today = '2026-06-09';
const common = { label: '', help: '', required: true, condition: null };
const options = ['a', 'b', 'c'].map((id) => ({ id, label: id }));
const field = {
  text: { ...common, key: 'text', type: 'text', pattern: null },
  code: { ...common, key: 'code', type: 'text', pattern: '[A-Z][0-9]{3}|[a-z]' },
  number: { ...common, key: 'number', type: 'number', min: 1, max: 150 },
  money: { ...common, key: 'money', type: 'money', min: 0, max: null },
  past: { ...common, key: 'past', type: 'date', min: null, max: 'today' },
  date: { ...common, key: 'date', type: 'date', min: '2026-01-01', max: '2026-12-31' },
  select: { ...common, key: 'select', type: 'select', options },
  multiselect: { ...common, key: 'multiselect', type: 'multiselect', options },
  boolean: { ...common, key: 'boolean', type: 'boolean' },
  address: { ...common, key: 'address', type: 'address' },
  phone: { ...common, key: 'phone', type: 'phone' },
  bankAccount: { ...common, key: 'bankAccount', type: 'bankAccount' },
  idNumber: { ...common, key: 'idNumber', type: 'idNumber' },
} as const satisfies Record<string, FormField>;
type Name = keyof typeof field;

describe('readFieldValue', () => {
  it.each<[Name, unknown, unknown]>([
    ['text', ' 林秀英\n', '林秀英'],
    ['code', 'A123', 'A123'],
    ['code', ' ａ１-2 3 ', 'A123'],
    ['code', 'z', 'z'],
    ['number', 150, 150],
    ['number', '１２0.5', 120.5],
    ['money', '1, 234.50', 1234.5],
    ['money', 0, 0],
    ['past', today, today],
    ['date', ' 2026-12-31 ', '2026-12-31'],
    ['select', 'b', 'b'],
    ['multiselect', ['c', 'a', 'c'], ['a', 'c']],
    ['boolean', false, false],
    ['address', '台洞村二队', '台洞村二队'],
    ['phone', '138 0013-8000', '13800138000'],
    ['phone', '（0750）2600001', '07502600001'],
    ['phone', '2600001', '2600001'],
    ['phone', '+852 9123 4567', '+85291234567'],
    ['phone', '001 415 555 2671', '0014155552671'],
    ['bankAccount', '6217 0012 3456 7890 123', '6217001234567890123'],
    ['idNumber', '１１０105 19491231002x', '11010519491231002X'],
  ])('takes into %s: %o', (name, input, value) => {
    expect(readFieldValue(field[name], input, today)).toEqual({ value });
  });

  it.each<[Name, unknown, unknown]>([
    ['text', 5, { code: 'wrong-kind' }],
    ['text', '林'.repeat(501), { code: 'too-long', longest: 500 }],
    ['code', 'A1234', { code: 'pattern' }],
    ['code', 'za', { code: 'pattern' }],
    ['number', 'many', { code: 'not-a-number' }],
    ['number', Number.NaN, { code: 'not-a-number' }],
    ['number', 1e30, { code: 'not-a-number' }],
    ['number', '1.005', { code: 'not-a-number' }],
    ['number', '-1', { code: 'too-small', min: 1 }],
    ['number', 150.01, { code: 'too-large', max: 150 }],
    ['money', true, { code: 'wrong-kind' }],
    ['past', '2026-06-10', { code: 'too-late', max: today }],
    ['past', '2026-02-29', { code: 'not-a-date' }],
    ['date', '2025-12-31', { code: 'too-early', min: '2026-01-01' }],
    ['date', 20260101, { code: 'wrong-kind' }],
    ['select', 'd', { code: 'unknown-option', option: 'd' }],
    ['select', ['a'], { code: 'wrong-kind' }],
    ['multiselect', ['a', 'd'], { code: 'unknown-option', option: 'd' }],
    ['multiselect', [undefined], { code: 'unknown-option', option: 'undefined' }],
    ['multiselect', 'a', { code: 'wrong-kind' }],
    ['boolean', 'true', { code: 'wrong-kind' }],
    ['phone', '1380013800', { code: 'phone' }],
    ['phone', '12800138000', { code: 'phone' }],
    ['phone', '没有', { code: 'phone' }],
    ['bankAccount', '1234567', { code: 'account' }],
    ['bankAccount', '6217O01234567890', { code: 'account' }],
  ])('refuses in %s: %o', (name, input, fault) => {
    expect(readFieldValue(field[name], input, today)).toEqual({ fault });
  });

  it('says of an identity number what its own check says', () => {
    expect(readFieldValue(field.idNumber, '110105194912310021', today)).toEqual({
      fault: { code: 'identity-number', fault: { valid: false, reason: 'check-digit', position: 18 } },
    });
  });

  it('has an answer to anything, and reads what it kept as the same again', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.values(field)), fc.anything(), (one, input) => {
        const read = readFieldValue(one, input, today);
        if ('value' in read) expect(readFieldValue(one, read.value, today)).toEqual(read);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('checkFormAnswers', () => {
  const asked: FormField = { ...field.select, key: 'kind' };
  const onlyForYes: FormField = { ...field.text, key: 'why', condition: { situation: 'any', in: ['yes'] } };
  const free: FormField = { ...field.phone, key: 'free', required: false };
  const form = [asked, onlyForYes, free];
  const check = (given: Record<string, unknown>, answer = 'yes') =>
    checkFormAnswers(form, given, { answers: { any: answer }, today });

  it('keeps what holds, tidied, and names what does not in the order of the form', () => {
    expect(check({ kind: 'a', why: ' 因为 ', free: '' })).toEqual({
      values: { kind: 'a', why: '因为' },
      faults: [],
    });
    expect(check({ why: '  ', free: '5', kind: 'x' })).toEqual({
      values: {},
      faults: [
        { key: 'kind', code: 'unknown-option', option: 'x' },
        { key: 'why', code: 'empty' },
        { key: 'free', code: 'phone' },
      ],
    });
  });

  it('leaves out what was typed before the answer changed, but not what the form never had', () => {
    expect(check({ kind: 'a', why: '因为' }, 'no')).toEqual({ values: { kind: 'a' }, faults: [] });
    expect(check({ kind: 'a', colour: 'red' }, 'no').faults).toEqual([
      { key: 'colour', code: 'unknown-field' },
    ]);
  });

  it('takes null and an empty list for no answer, and nothing that every object has for one', () => {
    const needsList: FormField = { ...field.multiselect, key: 'constructor' };
    const faults = (given: Record<string, unknown>) =>
      checkFormAnswers([needsList], given, { answers: {}, today }).faults;
    for (const given of [{}, { constructor: [] }, { constructor: null }]) {
      expect(faults(given)).toEqual([{ key: 'constructor', code: 'empty' }]);
    }
  });
});
