import type { CaseFilter } from '#shared/contract/cases.ts';
import { PageFault } from '../../components/page-fault.tsx';
import { useLate } from '../../components/use-late.ts';
import { CASE_FILTERS } from './case-filters.ts';
import styles from './case-list-states.module.css';

const WAITING_ROWS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

/** Rows without words, but only when the answer takes so long that a blank page would worry somebody. */
export function CaseListWaiting() {
  if (!useLate()) return null;
  return WAITING_ROWS.map((row) => <div key={row} className={styles.waiting} />);
}

const labelled = (filter: CaseFilter) => CASE_FILTERS.find((tab) => tab.filter === filter);

/** What would fill an empty list. */
export function CaseListEmpty({ filter, narrowed }: { filter: CaseFilter; narrowed: boolean }) {
  const empty = narrowed ? '没有这样的办件。按 Alt+X 看全部办件' : labelled(filter)?.empty;
  return <p className={styles.empty}>{empty}</p>;
}

/** The list could not be read. */
export function CaseListFault({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  return <PageFault error={error} onRetry={onRetry} />;
}
