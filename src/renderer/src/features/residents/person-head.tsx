import type { OrganisationDetails, ResidentLine } from '#shared/contract/residents.ts';
import { ageWord, sexWord } from '../../components/person-words.ts';
import styles from './person-card.module.css';

/** The name on a card; of a person also sex and age, as far as they are known. */
export function PersonHead({
  person,
  today,
}: {
  person: Pick<ResidentLine, 'name' | 'sex' | 'birthDate'> & { organisation: OrganisationDetails | null };
  today: string | undefined;
}) {
  return (
    <h2 className={styles.name}>
      {person.name || '还没填姓名'}
      {!person.organisation && (
        <span className={styles.who}>
          {sexWord(person.sex)} {ageWord(person.birthDate, today)}
        </span>
      )}
    </h2>
  );
}

/** Who speaks for an organisation, and how anybody is reached. */
export function PersonReach({
  person: { organisation, phone, address },
}: {
  person: { organisation: OrganisationDetails | null; phone: string; address: string };
}) {
  return (
    <>
      {organisation && (
        <p className={styles.reach}>
          负责人 {organisation.legalRepresentative || '—'}
          {organisation.contactName && `　联系人 ${organisation.contactName}`}
        </p>
      )}
      {organisation?.missingCodeReason && (
        <p className={styles.reach}>没有信用代码：{organisation.missingCodeReason}</p>
      )}
      <p className={styles.reach}>{phone || '电话 —'}</p>
      <p className={styles.reach}>{address || '住址 —'}</p>
    </>
  );
}
