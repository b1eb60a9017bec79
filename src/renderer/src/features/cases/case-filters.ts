import type { CaseFilter } from '#shared/contract/cases.ts';

/** The saved filters in the order of their tabs, with what an empty one says. */
export const CASE_FILTERS: readonly { filter: CaseFilter; label: string; empty: string }[] = [
  { filter: 'open', label: '在办', empty: '没有在办的办件。按 F2 受理一件，受理后就在这里' },
  { filter: 'due-today', label: '今天到期', empty: '今天没有到期的办件' },
  { filter: 'overdue', label: '超期', empty: '没有超期的办件' },
  { filter: 'received', label: '已收件', empty: '没有等着决定的收件' },
  { filter: 'correction', label: '补正中', empty: '没有等申请人补齐的办件' },
  { filter: 'gaps', label: '容缺未补', empty: '没有等着补交的容缺材料' },
  { filter: 'to-deliver', label: '待领取', empty: '没有等着领取的结果' },
  { filter: 'completed', label: '已结束', empty: '还没有结束的办件，办结后在这里查' },
  { filter: 'all', label: '全部', empty: '还没有办件。按 F2 受理第一件' },
];

/** Whether a value, such as a part of the address, names a saved filter. */
export function isCaseFilter(value: unknown): value is CaseFilter {
  return CASE_FILTERS.some(({ filter }) => filter === value);
}
