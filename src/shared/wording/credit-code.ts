import type { CreditCodeFault } from '#shared/domain/credit-code.ts';

const LOOKS_LIKE: Record<string, string> = {
  I: '数字 1',
  O: '数字 0',
  S: '数字 5',
  V: '字母 U',
  Z: '数字 2',
};

function characterSentence(position: number, character: string): string {
  const likely = LOOKS_LIKE[character];
  return likely
    ? `代码里不用字母 ${character}，请核对第 ${position} 位是不是${likely}`
    : `第 ${position} 位是“${character}”，只能是数字或大写字母，请核对`;
}

/**
 * The sentence for a clerk under the field of a unified social credit code: what is wrong and where to look.
 */
export function explainCreditCodeFault(fault: CreditCodeFault): string {
  switch (fault.reason) {
    case 'empty':
      return '请输入统一社会信用代码';
    case 'length':
      // Business licences of before 2015-10-01 carry a registration number of 15 digits.
      if (fault.length === 15) return '这是 15 位，可能是旧注册号，请输入 18 位统一社会信用代码';
      return fault.length < 18
        ? `现在是 ${fault.length} 位，还差 ${18 - fault.length} 位`
        : `现在是 ${fault.length} 位，多了 ${fault.length - 18} 位，请核对`;
    case 'character':
      return characterSentence(fault.position, fault.character);
    case 'check-digit':
      return '请再核对第 18 位，没有输错就逐位核对前 17 位';
  }
}
