import { useSearch } from '@tanstack/react-router';
import { DraftOffer } from '../intake/draft-offer.tsx';
import { CaseList } from './case-list.tsx';
import styles from './case-list-page.module.css';
import { receivedOf } from './case-search.ts';
import { CaseTabs } from './case-tabs.tsx';
import { ReceivedChip } from './received-chip.tsx';

/** 办件: every case by saved filters, or those behind a figure of a report, walked with the arrow keys. */
export function CaseListPage() {
  const search = useSearch({ from: '/cases' });
  const { filter } = search;
  const received = receivedOf(search);
  const key = received ? JSON.stringify(received) : filter;
  return (
    <div className={styles.page}>
      <DraftOffer />
      <CaseTabs filter={filter} />
      {received && <ReceivedChip received={received} />}
      <CaseList key={key} filter={filter} received={received} />
    </div>
  );
}
