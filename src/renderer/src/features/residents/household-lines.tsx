import { Link } from '@tanstack/react-router';
import type { ResidentCard } from '#shared/contract/residents.ts';
import { HOUSEHOLD_RELATION_WORDS } from '#shared/wording/people.ts';
import { ageWord } from '../../components/person-words.ts';
import styles from './person-card.module.css';

/** Who lives with the person. */
export function HouseholdLines({ person, today }: { person: ResidentCard; today: string | undefined }) {
  const { household } = person;
  if (!household) return null;
  return (
    <>
      <h3 className={styles.heading}>同户 {household.members.length} 人</h3>
      <ul>
        {household.members.map((member) => (
          <li key={member.id}>
            <Link
              to="/residents/$residentId"
              params={{ residentId: member.id }}
              tabIndex={-1}
              className={styles.case}
              aria-current={member.id === person.id ? 'true' : undefined}
            >
              <span className={styles.item}>{member.name}</span>
              <span className={styles.when}>
                {HOUSEHOLD_RELATION_WORDS[member.relation]} {ageWord(member.birthDate, today)}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
