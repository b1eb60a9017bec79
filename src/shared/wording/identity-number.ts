import type { IdentityNumberFault } from '#shared/domain/identity-number.ts';

function characterSentence(position: number, character: string): string {
  const allowed = position === 18 ? '只能是数字或 X' : '只能是数字';
  return `第 ${position} 位是“${character}”，${allowed}，请核对`;
}

/**
 * The sentence for a clerk under the field of an identity number: what is wrong and which digits to look
 * at. Positions are counted without spaces and hyphens, as the card shows the number.
 */
export function explainIdentityNumberFault(fault: IdentityNumberFault): string {
  switch (fault.reason) {
    case 'empty':
      return '请输入身份证号码';
    case 'fifteen-digits':
      return '这是 15 位旧号码，请输入 18 位号码';
    case 'length':
      return fault.length < 18
        ? `现在是 ${fault.length} 位，还差 ${18 - fault.length} 位`
        : `现在是 ${fault.length} 位，多了 ${fault.length - 18} 位，请核对`;
    case 'character':
      return characterSentence(fault.position, fault.character);
    case 'region':
      return `没有以 ${fault.provinceCode} 开头的号码，请核对第 1、2 位`;
    case 'birth-date':
      return `这一天不存在：${fault.year} 年 ${fault.month} 月 ${fault.day} 日，请核对第 7 到 14 位`;
    case 'future-birth-date':
      return `出生日期还没有到：${fault.year} 年 ${fault.month} 月 ${fault.day} 日，请核对第 7 到 14 位`;
    case 'check-digit':
      // Any digit may be the wrong one; the last is the quickest to compare.
      return '请再核对第 18 位，没有输错就逐位核对前 17 位';
  }
}
