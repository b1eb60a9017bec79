import type { HistoryFilter } from '#shared/contract/residents.ts';
import styles from './resident-page.module.css';

/** The filters of a history in the order of their tabs, with what an empty one says. */
export const HISTORY_FILTERS: readonly { filter: HistoryFilter; label: string; empty: string }[] = [
  { filter: 'all', label: '全部', empty: '还没有办过件' },
  { filter: 'open', label: '在办', empty: '没有在办的件' },
  { filter: 'closed', label: '办结', empty: '没有办结的件' },
  { filter: 'elsewhere', label: '别的中心', empty: '没有在别的中心办过件，以本机已收到的为准' },
];

/** The filters as tabs. ← and → in the list below move between them. */
export function HistoryTabs({
  filter,
  onFilter,
}: {
  filter: HistoryFilter;
  onFilter: (filter: HistoryFilter) => void;
}) {
  return (
    <nav className={styles.tabs} aria-label="筛选">
      {HISTORY_FILTERS.map((tab) => (
        <button
          key={tab.filter}
          type="button"
          tabIndex={-1}
          aria-current={tab.filter === filter ? 'page' : undefined}
          className={styles.tab}
          onClick={() => onFilter(tab.filter)}
        >
          {tab.label}
        </button>
      ))}
    </nav>
  );
}
