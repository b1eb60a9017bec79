import { describe, expect, it } from 'vitest';
import {
  fillPlaceholders,
  LONGEST_WORDING,
  PLACEHOLDERS,
  type Placeholder,
  wordingFaults,
  wordingInForce,
} from './document-wording.ts';

const slots = [
  { id: 'title', label: '标题', original: '受理通知书' },
  { id: 'closing', label: '说明', original: '请于【承诺日期】后来取' },
];
const values = Object.fromEntries(PLACEHOLDERS.map((name) => [name, `<${name}>`])) as Record<
  Placeholder,
  string
>;

describe('the wording of a document', () => {
  it('fills in what stands between the brackets', () => {
    expect(fillPlaceholders('【申请人】于【受理日期】办【事项】', values)).toBe(
      '<申请人>于<受理日期>办<事项>',
    );
  });

  it('does not fill in what a value says', () => {
    expect(fillPlaceholders('【申请人】', { ...values, 申请人: '【事项】$&' })).toBe('【事项】$&');
  });

  it('is the original where the manager said nothing, and empty where the manager wanted nothing', () => {
    expect(wordingInForce(slots, {})).toEqual({ title: '受理通知书', closing: '请于【承诺日期】后来取' });
    expect(wordingInForce(slots, { closing: '' })).toEqual({ title: '受理通知书', closing: '' });
  });

  it.each([
    [{ title: '受理单', closing: '【咨询电话】' }, []],
    [{ closing: '【承诺日】前' }, [{ slot: 'closing', code: 'unknown-placeholder', placeholder: '承诺日' }]],
    [{ closing: '【' }, [{ slot: 'closing', code: 'unclosed' }]],
    [{ closing: '事项】' }, [{ slot: 'closing', code: 'unclosed' }]],
    [{ closing: '【【事项】】' }, [{ slot: 'closing', code: 'unclosed' }]],
    [{ title: ' ' }, [{ slot: 'title', code: 'title-empty' }]],
    [{ head: '' }, [{ slot: 'head', code: 'unknown-slot' }]],
    [{ closing: '长'.repeat(LONGEST_WORDING + 1) }, [{ slot: 'closing', code: 'too-long' }]],
  ])('tells what is wrong with %o', (wording, faults) => {
    expect(wordingFaults(wording as Record<string, string>, slots)).toEqual(faults);
  });

  it('lets Liquid and HTML stand as the plain text they are', () => {
    const text = '{{ case.number }}{% raw %}<script>';
    expect(wordingFaults({ closing: text }, slots)).toEqual([]);
    expect(fillPlaceholders(text, values)).toBe(text);
  });
});
