import { useSearch } from '@tanstack/react-router';
import { DraftOffer } from '../intake/draft-offer.tsx';
import { CaseList } from './case-list.tsx';
import styles from './case-list-page.module.css';
import { CaseTabs } from './case-tabs.tsx';

/** 办件: every case by saved filters, walked with the arrow keys. */
export function CaseListPage() {
  const { filter } = useSearch({ from: '/cases' });
  return (
    <div className={styles.page}>
      <DraftOffer />
      <CaseTabs filter={filter} />
      <CaseList key={filter} filter={filter} />
    </div>
  );
}
