import { Link } from '@tanstack/react-router';
import type { ResidentCase } from '#shared/contract/residents.ts';
import { Lamp } from '../../components/lamp.tsx';
import { shortCentreName } from './centre-words.ts';
import styles from './person-card.module.css';

/** Cases of one applicant as links; one of another centre says which. */
export function ResidentCases({ cases }: { cases: readonly ResidentCase[] }) {
  return (
    <ul>
      {cases.map((line) => (
        <li key={line.id}>
          <Link to="/cases/$caseId" params={{ caseId: line.id }} tabIndex={-1} className={styles.case}>
            <span className={styles.item} title={`${line.itemName} · ${line.centreName}`}>
              {line.itemName}
            </span>
            {!line.here && <span className={styles.where}>{shortCentreName(line.centreName)}</span>}
            <span className={styles.when}>{line.lamp ? <Lamp state={line.lamp} /> : line.receivedOn}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
