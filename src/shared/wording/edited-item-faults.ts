import type { EditedItemFault } from '#shared/domain/check-edited-item.ts';

const SENTENCES: Record<EditedItemFault['code'], string> = {
  empty: '这一项还没有写',
  'too-long': '太长了，请缩短',
  'item-code': '写 2 到 4 个大写字母加 3 到 4 位数字，如 SB001',
  'item-kind': '请选一个类型',
  days: '写 0 到 365 的整数，0 是即办',
  'official-code': '位数不对，只用大写字母和数字；不知道就空着',
  amount: '写大于 0 的金额，最多两位小数',
  sheets: '写 0 到 99 的整数',
  'part-id': '编号要用小写字母开头的字母和数字',
  'no-options': '至少要有一个选项',
  'name-twice': '这个写了两次',
  pattern: '这个格式读不懂，请管理员核对',
  'not-a-date': '没有这一天，写成 2026-01-31 的样子，或选今天',
  'id-twice': '这个编号前面用过，请换一个',
  'id-reserved': '这个编号留给代办人的材料，请换一个',
  'unknown-situation': '条件里的情形已经删去，请重新选',
  'unknown-option': '条件里的选项已经删去，请重新选',
  'asked-later': '只能看前面问过的情形',
  'gaps-not-allowed': '本事项不可容缺，先在“基本”里改，或去掉这个勾',
  'declaration-not-allowed': '本事项不可告知承诺，先在“基本”里改，或去掉这个勾',
  'changes-papers': '这个选项写明不影响材料，不能用来决定材料',
  'reason-missing': '写明原因，经办人要照着告知',
  'advice-missing': '写明该去哪里办',
  'min-above-max': '最小的不能大于最大的',
  'longer-than-statutory': '承诺时限不能长于法定时限',
};

/** Faults that only core can find. */
const OF_CORE = new Map([['item-code-taken', '这个编码已经有一个事项，请换一个']]);

/** What stands at a field of the editor that cannot be kept as it is. */
export function explainItemFault(code: string): string {
  if (Object.hasOwn(SENTENCES, code)) return SENTENCES[code as EditedItemFault['code']];
  return OF_CORE.get(code) ?? '这里还要再核对';
}
