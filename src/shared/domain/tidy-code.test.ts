import { describe, expect, it } from 'vitest';
import { tidyCode } from './tidy-code.ts';

describe('tidyCode', () => {
  it.each([
    ['', '', false],
    ['440724', '440724', false],
    ['12x', '12X', false],
    ['４４０７２４ｘ', '440724X', true],
    [' 4407\u300024\u00a019\t50\r\n', '4407241950', true],
    ['\ufeff44\u200b07\u200d24\u2060', '440724', true],
    ['440724-1950—01‐01－12−3', '440724195001011' + '23', true],
    ['O0', 'O0', false],
    ['ß', 'ß', false],
  ])('%j becomes %j', (input, text, tidied) => {
    expect(tidyCode(input)).toEqual({ text, tidied });
  });
});
