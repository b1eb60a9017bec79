import { useSearch } from '@tanstack/react-router';
import { DraftOffer } from '../intake/draft-offer.tsx';
import { CaseList } from './case-list.tsx';
import styles from './case-list-page.module.css';
import { figureOf } from './case-search.ts';
import { CaseTabs } from './case-tabs.tsx';
import { FigureChip } from './figure-chip.tsx';

/** 办件: every case by saved filters, or those behind a figure of a report, walked with the arrow keys. */
export function CaseListPage() {
  const search = useSearch({ from: '/cases' });
  const { filter, centre } = search;
  const counted = figureOf(search);
  const key = counted ? JSON.stringify(counted) : `${filter} ${centre ?? ''}`;
  return (
    <div className={styles.page}>
      <DraftOffer />
      <CaseTabs filter={filter} centre={centre} />
      {counted && <FigureChip counted={counted} />}
      <CaseList key={key} filter={filter} centre={centre} counted={counted} />
    </div>
  );
}
