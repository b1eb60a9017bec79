import { describe, expect, it } from 'vitest';
import { checkCreditCode } from '#shared/domain/credit-code.ts';
import { explainCreditCodeFault } from './credit-code.ts';

describe('explainCreditCodeFault', () => {
  it.each([
    ['', '请输入统一社会信用代码'],
    ['440783600012345', '这是 15 位，可能是旧注册号，请输入 18 位统一社会信用代码'],
    ['91350100M000100Y4', '现在是 17 位，还差 1 位'],
    ['91350100M000100Y433', '现在是 19 位，多了 1 位，请核对'],
    ['9135o100M000100Y43', '代码里不用字母 O，请核对第 5 位是不是数字 0'],
    ['9I350100M000100Y43', '代码里不用字母 I，请核对第 2 位是不是数字 1'],
    ['91350100M000100V43', '代码里不用字母 V，请核对第 16 位是不是字母 U'],
    ['代码91350100M000100Y43', '第 1 位是“代”，只能是数字或大写字母，请核对'],
    ['91350100M000100Y44', '请再核对第 18 位，没有输错就逐位核对前 17 位'],
  ])('%j: %s', (input, sentence) => {
    const check = checkCreditCode(input);
    expect(check.valid ? '' : explainCreditCodeFault(check)).toBe(sentence);
  });
});
