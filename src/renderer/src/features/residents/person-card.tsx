import { Link } from '@tanstack/react-router';
import type { CaseLine } from '#shared/contract/cases.ts';
import type { ResidentCard } from '#shared/contract/residents.ts';
import { Code } from '../../components/code.tsx';
import { Lamp } from '../../components/lamp.tsx';
import { ageWord, groupIdentityNumber, sexWord } from '../../components/person-words.ts';
import styles from './person-card.module.css';

function CaseLinks({ cases }: { cases: readonly CaseLine[] }) {
  return (
    <ul>
      {cases.map((line) => (
        <li key={line.id}>
          <Link to="/cases/$caseId" params={{ caseId: line.id }} tabIndex={-1} className={styles.case}>
            <span className={styles.item} title={line.itemName}>
              {line.itemName}
            </span>
            <span className={styles.when}>{line.lamp ? <Lamp state={line.lamp} /> : line.acceptedOn}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

const OPEN_SHOWN = 8;

/** A known person on one card. The number stays masked, here and everywhere. */
export function PersonCard({ person, today }: { person: ResidentCard; today: string | undefined }) {
  return (
    <>
      <h2 className={styles.name}>
        {person.name}
        <span className={styles.who}>
          {sexWord(person.sex)} {ageWord(person.birthDate, today)}
        </span>
      </h2>
      <p>
        <Code>{groupIdentityNumber(person.maskedNumber)}</Code>
      </p>
      <p className={styles.reach}>{person.phone || '电话 —'}</p>
      <p className={styles.reach}>{person.address || '住址 —'}</p>
      <h3 className={styles.heading}>在办 {person.openCases.length}</h3>
      <CaseLinks cases={person.openCases.slice(0, OPEN_SHOWN)} />
      {person.openCases.length > OPEN_SHOWN && (
        <p className={styles.more}>还有 {person.openCases.length - OPEN_SHOWN} 件在办</p>
      )}
      <h3 className={styles.heading}>历史 {person.pastCaseCount}</h3>
      <CaseLinks cases={person.pastCases} />
      {person.pastCaseCount > person.pastCases.length && (
        <p className={styles.more}>只列最近 {person.pastCases.length} 件</p>
      )}
    </>
  );
}
