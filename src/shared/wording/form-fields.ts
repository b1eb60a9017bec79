import type { FormFault } from '#shared/domain/check-form-answers.ts';
import { formatDateWithWeekday } from './dates.ts';
import { explainIdentityNumberFault } from './identity-number.ts';

/** The sentence for a clerk under a field of an item's form: what is wrong and how to mend it. */
export function explainFormFault(fault: FormFault): string {
  switch (fault.code) {
    case 'empty':
      return '这一项还没有填';
    case 'wrong-kind':
      return '这一项要重新填写';
    case 'too-long':
      return `最多 ${fault.longest} 个字，请写短一些`;
    case 'pattern':
      return '格式不对，请对照证件逐位核对';
    case 'not-a-number':
      return '请填数字，最多两位小数';
    case 'too-small':
      return `不能小于 ${fault.min}，请核对`;
    case 'too-large':
      return `不能大于 ${fault.max}，请核对`;
    case 'not-a-date':
      return '没有这一天，请按年、月、日核对';
    case 'too-early':
      return `不能早于 ${formatDateWithWeekday(fault.min)}，请核对`;
    case 'too-late':
      return `不能晚于 ${formatDateWithWeekday(fault.max)}，请核对`;
    case 'unknown-option':
      return '这个选项已经没有了，请重新选';
    case 'phone':
      return '号码位数不对：手机 11 位，座机要带区号，境外号码以 + 开头';
    case 'account':
      return '账号只能是数字，8 到 32 位，请逐位核对';
    case 'identity-number':
      return explainIdentityNumberFault(fault.fault);
    case 'unknown-field':
      return '表格已更新，这一项不用再填';
  }
}
