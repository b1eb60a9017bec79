import { useNavigate } from '@tanstack/react-router';
import type { KeyboardEvent } from 'react';
import type { CaseFilter } from '#shared/contract/cases.ts';
import { useKeyHints } from '../../app/keyboard/shortcuts.ts';
import { rowAfter } from '../../components/row-after.ts';
import { CASE_FILTERS } from './case-filters.ts';

const HINTS = { '↑ ↓': '上下选办件', '← →': '换一类', Enter: '打开办件', 空格: '勾选' };

/** The keys of the case list: up and down among the rows, left and right among the tabs, Enter opens. */
export function useCaseListKeys({
  filter,
  centre,
  selected,
  count,
  select,
  open,
  tick,
}: {
  filter: CaseFilter;
  centre: string | undefined;
  selected: number;
  count: number;
  select: (index: number) => void;
  open: () => void;
  tick: () => void;
}): (event: KeyboardEvent) => void {
  const navigate = useNavigate();
  useKeyHints(HINTS);
  return (event) => {
    if (event.ctrlKey || event.altKey || event.shiftKey) return;
    const next = rowAfter(event.key, selected, count);
    const side = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (next !== null) select(next);
    else if (event.key === 'Enter') open();
    else if (event.key === ' ') tick();
    else if (side !== 0) {
      const at = CASE_FILTERS.findIndex((tab) => tab.filter === filter);
      const tab = CASE_FILTERS[(at + side + CASE_FILTERS.length) % CASE_FILTERS.length];
      if (tab) void navigate({ to: '/cases', search: { filter: tab.filter, centre } });
    } else return;
    event.preventDefault();
  };
}
