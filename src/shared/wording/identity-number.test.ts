import { describe, expect, it } from 'vitest';
import { checkIdentityNumber } from '#shared/domain/identity-number.ts';
import { explainIdentityNumberFault } from './identity-number.ts';

describe('explainIdentityNumberFault', () => {
  it.each([
    ['', '请输入身份证号码'],
    ['440724580817312', '这是 15 位旧号码，请输入 18 位号码'],
    ['11010519491231002', '现在是 17 位，还差 1 位'],
    ['440783', '现在是 6 位，还差 12 位'],
    ['110105194912310020X', '现在是 19 位，多了 1 位，请核对'],
    ['1101 O519491231002X', '第 5 位是“O”，只能是数字，请核对'],
    ['１１０１０５１９４９１２３１００２Y', '第 18 位是“Y”，只能是数字或 X，请核对'],
    ['47010519491231002X', '没有以 47 开头的号码，请核对第 1、2 位'],
    ['440783199902290010', '这一天不存在：1999 年 2 月 29 日，请核对第 7 到 14 位'],
    ['440783199913010010', '这一天不存在：1999 年 13 月 1 日，请核对第 7 到 14 位'],
    ['440783202608130010', '出生日期还没有到：2026 年 8 月 13 日，请核对第 7 到 14 位'],
    ['110105194912310021', '请再核对第 18 位，没有输错就逐位核对前 17 位'],
  ])('%j: %s', (input, sentence) => {
    const check = checkIdentityNumber(input, '2026-08-12');
    expect(check.valid ? '' : explainIdentityNumberFault(check)).toBe(sentence);
  });
});
