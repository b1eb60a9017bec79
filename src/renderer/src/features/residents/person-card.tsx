import type { ResidentCard } from '#shared/contract/residents.ts';
import { RESIDENT_MARK_WORDS } from '#shared/wording/people.ts';
import { Code } from '../../components/code.tsx';
import { groupIdentityNumber } from '../../components/person-words.ts';
import { ConflictMark } from '../conflicts/conflict-mark.tsx';
import { JoinMark } from '../joins/join-mark.tsx';
import { AgentLines } from './agent-lines.tsx';
import { HouseholdLines } from './household-lines.tsx';
import styles from './person-card.module.css';
import { PersonHead, PersonReach } from './person-head.tsx';
import { ResidentCases } from './resident-cases.tsx';
import { RevealNumber } from './reveal-number.tsx';

const OPEN_SHOWN = 8;

function Marks({ person }: { person: ResidentCard }) {
  if (person.marks.length === 0 && person.markNote === '') return null;
  return (
    <ul className={styles.marks} aria-label="需要留意">
      {person.marks.map((mark) => (
        <li key={mark}>{RESIDENT_MARK_WORDS[mark]}</li>
      ))}
      {person.markNote !== '' && <li>{person.markNote}</li>}
    </ul>
  );
}

/** A known person or organisation on one card. A person's number stays masked unless somebody says why not. */
export function PersonCard({ person, today }: { person: ResidentCard; today: string | undefined }) {
  const { organisation } = person;
  return (
    <>
      <PersonHead person={person} today={today} />
      <Marks person={person} />
      <ConflictMark subject="resident" id={person.id} />
      <JoinMark id={person.id} />
      {organisation ? (
        <p>
          <Code>{person.maskedNumber}</Code>
        </p>
      ) : (
        <RevealNumber key={person.id} id={person.id} masked={groupIdentityNumber(person.maskedNumber)} />
      )}
      <PersonReach person={person} />
      <AgentLines agents={person.agents} />
      {!organisation && <HouseholdLines person={person} today={today} />}
      <h3 className={styles.heading}>在办 {person.openCases.length}</h3>
      <ResidentCases cases={person.openCases.slice(0, OPEN_SHOWN)} />
      {person.openCases.length > OPEN_SHOWN && (
        <p className={styles.more}>还有 {person.openCases.length - OPEN_SHOWN} 件在办</p>
      )}
      <h3 className={styles.heading}>历史 {person.pastCaseCount}</h3>
      <ResidentCases cases={person.pastCases} />
      {person.pastCaseCount > person.pastCases.length && (
        <p className={styles.more}>只列最近 {person.pastCases.length} 件</p>
      )}
    </>
  );
}
