import type { Applicant } from '#shared/contract/intake.ts';
import { isOrganisationKind } from '#shared/domain/identity-kinds.ts';
import { maskIdentityNumber } from '#shared/domain/identity-number.ts';
import { Code } from '../../components/code.tsx';
import { groupIdentityNumber } from '../../components/person-words.ts';
import styles from './person-card.module.css';
import { PersonHead, PersonReach } from './person-head.tsx';

/** Somebody who is registered with this case: what was typed, on the card of one who is known. */
export function NewcomerCard({ person, today }: { person: Applicant; today: string | undefined }) {
  const { identityKind, number } = person;
  return (
    <>
      <PersonHead person={person} today={today} />
      <ul className={styles.marks}>
        <li>首次登记</li>
      </ul>
      {number !== '' && (
        <p>
          <Code>
            {groupIdentityNumber(isOrganisationKind(identityKind) ? number : maskIdentityNumber(number))}
          </Code>
        </p>
      )}
      <PersonReach person={person} />
      <h3 className={styles.heading}>在办 0</h3>
      <h3 className={styles.heading}>历史 0</h3>
    </>
  );
}
