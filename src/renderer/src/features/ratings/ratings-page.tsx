import { Link, useRouter, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { RatingLine } from '#shared/contract/ratings.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { RATING_TABS } from './rating-filters.ts';
import { RatingList } from './rating-list.tsx';
import { RatingPanel } from './rating-panel.tsx';
import { RatingSummary } from './rating-summary.tsx';
import styles from './ratings-page.module.css';

/** 好差评: bad ratings to be put right first, then all of them. */
export function RatingsPage() {
  const { filter = 'open' } = useSearch({ from: '/ratings' });
  const [opened, setOpened] = useState<RatingLine | null>(null);
  const router = useRouter();
  useShortcut('Escape', '返回', () => router.history.back());
  return (
    <div className={styles.page}>
      <RatingSummary />
      <nav className={styles.tabs} aria-label="评价筛选">
        {RATING_TABS.map((tab) => (
          <Link
            key={tab.filter}
            to="/ratings"
            search={{ filter: tab.filter }}
            replace
            tabIndex={-1}
            aria-current={tab.filter === filter ? 'page' : undefined}
            className={styles.tab}
          >
            {tab.label}
          </Link>
        ))}
      </nav>
      <RatingList key={filter} filter={filter} onOpen={setOpened} />
      {opened && <RatingPanel key={opened.caseId} caseId={opened.caseId} onClose={() => setOpened(null)} />}
    </div>
  );
}
