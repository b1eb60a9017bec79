import { describe, expect, it } from 'vitest';
import { readForm, settledText } from './form-input.ts';
import { emptyDraft } from './intake-state.ts';
import { askingItem } from './item.fixture.ts';

const today = '2026-11-23';
const [date, , phone] = askingItem.form;

describe('readForm', () => {
  it('takes a day as people type it, and leaves out what the answers no longer ask', () => {
    const draft = {
      ...emptyDraft('d'),
      situations: { account: 'own', kind: 'first' },
      form: { reachedOn: '20261101', payee: '林', gone: 'x', phone: '138 0013 8000' },
    };
    expect(readForm(askingItem, draft, today)).toEqual({
      values: { reachedOn: '2026-11-01', phone: '13800138000' },
      faults: [],
    });
  });
});

describe('settledText', () => {
  it('shows what will be kept, and what cannot be read as it was typed', () => {
    if (!date || !phone) throw new Error('The fixture has lost its fields');
    expect(settledText(date, '2026年11月1日', today)).toBe('2026-11-01');
    expect(settledText(date, '20261131', today)).toBe('20261131');
    expect(settledText(phone, '138-0013-8000', today)).toBe('13800138000');
    expect(settledText(phone, '', today)).toBe('');
  });
});
