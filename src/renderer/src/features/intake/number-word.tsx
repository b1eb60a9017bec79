import type { Applicant } from '#shared/contract/intake.ts';
import { Code } from '../../components/code.tsx';
import { groupIdentityNumber } from '../../components/person-words.ts';
import { IDENTITY_NUMBER_LENGTH } from './applicant-change.ts';
import styles from './number-word.module.css';

/** What is typed so far, in the groups it is read in. */
function typedSoFar(number: string): string {
  return groupIdentityNumber(number.padEnd(IDENTITY_NUMBER_LENGTH, ' ')).trimEnd();
}

/** Numbers with a check digit of their own. */
const CHECKED: readonly Applicant['identityKind'][] = ['resident-id', 'credit-code'];

/** What to say beside the number: how it reads, what is wrong with it, or whose it is. */
export function NumberWord({
  applicant,
  complaint,
  isNew,
}: {
  applicant: Applicant;
  complaint: string | null;
  isNew: boolean;
}) {
  const { residentId, identityKind, number } = applicant;
  if (residentId !== null) return <span className={styles.good}>✓ 已登记，资料已带出</span>;
  if (complaint !== null) {
    return (
      <span className={styles.bad} role="alert">
        {complaint}
      </span>
    );
  }
  if (isNew)
    return <span className={styles.good}>✓ {CHECKED.includes(identityKind) && '校验通过，'}首次登记</span>;
  if (!CHECKED.includes(identityKind) || number === '') return null;
  return (
    <span className={styles.quiet}>
      <Code>{typedSoFar(number)}</Code>　{number.length}/{IDENTITY_NUMBER_LENGTH}
    </span>
  );
}
