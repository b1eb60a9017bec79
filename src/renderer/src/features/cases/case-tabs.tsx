import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { CaseFilter } from '#shared/contract/cases.ts';
import { query } from '../../app/core/core.ts';
import { CASE_FILTERS } from './case-filters.ts';
import styles from './case-tabs.module.css';
import { CentreChoice } from './centre-choice.tsx';
import { countWord } from './count-word.ts';

/** The saved filters as tabs. ← and → in the list below move between them. */
export function CaseTabs({ filter, centre }: { filter: CaseFilter; centre: string | undefined }) {
  const { data } = useQuery(query.cases.counters.queryOptions({ input: { centre: centre ?? 'own' } }));
  const counts: Partial<Record<CaseFilter, number>> = data
    ? {
        open: data.open,
        'due-today': data.dueToday,
        overdue: data.overdue,
        received: data.received,
        correction: data.correction,
        gaps: data.gaps,
        'to-deliver': data.toDeliver,
      }
    : {};
  return (
    <div className={styles.bar}>
      <nav className={styles.tabs} aria-label="办件筛选">
        {CASE_FILTERS.map((tab) => (
          <Link
            key={tab.filter}
            to="/cases"
            search={{ filter: tab.filter, centre }}
            tabIndex={-1}
            aria-current={tab.filter === filter ? 'page' : undefined}
            className={styles.tab}
          >
            {tab.label}
            <span className={styles.count}>{countWord(counts[tab.filter])}</span>
          </Link>
        ))}
      </nav>
      <CentreChoice filter={filter} centre={centre} />
    </div>
  );
}
