import type { CaseFilter } from '#shared/contract/cases.ts';

/** The saved filters in the order of their tabs, with what an empty one says. */
export const CASE_FILTERS: readonly { filter: CaseFilter; label: string; empty: string }[] = [
  { filter: 'open', label: '在办', empty: '没有在办的办件。按 F2 受理一件，受理后就在这里' },
  { filter: 'due-today', label: '今天到期', empty: '今天没有到期的办件' },
  { filter: 'overdue', label: '超期', empty: '没有超期的办件' },
  { filter: 'completed', label: '已办结', empty: '还没有办结的办件，办结后在这里查' },
  { filter: 'all', label: '全部', empty: '还没有办件。按 F2 受理第一件' },
];

/** Whether a value, such as a part of the address, names a saved filter. */
export function isCaseFilter(value: unknown): value is CaseFilter {
  return CASE_FILTERS.some(({ filter }) => filter === value);
}
