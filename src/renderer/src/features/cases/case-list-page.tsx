import { useSearch } from '@tanstack/react-router';
import { DraftOffer } from '../intake/draft-offer.tsx';
import { useLatestDraft } from '../intake/use-latest-draft.ts';
import { CaseList } from './case-list.tsx';
import styles from './case-list-page.module.css';
import { CaseTabs } from './case-tabs.tsx';

/** 办件: every case by saved filters, walked with the arrow keys. */
export function CaseListPage() {
  const { filter } = useSearch({ from: '/cases' });
  const latest = useLatestDraft();
  return (
    <div className={styles.page}>
      <DraftOffer latest={latest.draft} />
      <CaseTabs filter={filter} />
      <CaseList key={filter} filter={filter} />
    </div>
  );
}
