import { describe, expect, it } from 'vitest';
import { explainWordingFault } from './document-wording.ts';

describe('a wrong wording', () => {
  it('is explained by what to do', () => {
    expect(explainWordingFault({ slot: 'a', code: 'unknown-placeholder', placeholder: '承诺日' })).toBe(
      '没有【承诺日】这个占位，请从下面的列表里选',
    );
    for (const code of ['unclosed', 'title-empty', 'too-long', 'unknown-slot'] as const) {
      expect(explainWordingFault({ slot: 'a', code })).toMatch(/[一-鿿]/);
    }
  });
});
