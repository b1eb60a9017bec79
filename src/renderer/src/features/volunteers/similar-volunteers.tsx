import type { SimilarVolunteer } from '#shared/contract/volunteers.ts';
import { hoursWord } from '#shared/wording/volunteers.ts';
import { Labelled } from '../../components/labelled.tsx';
import { groupIdentityNumber } from '../../components/person-words.ts';
import { TextField } from '../../components/text-field.tsx';
import styles from './volunteers-page.module.css';

const WHY = {
  'same-number': '证件号码相同，已经登记过',
  'same-birth-date': '同名，同一天出生',
  'same-phone': '同名，电话相同',
} as const;

/** Records that may be the same person, before anything is written. The same number is the same person. */
export function SimilarVolunteers({
  similar,
  reason,
  onReason,
}: {
  similar: readonly SimilarVolunteer[];
  reason: string;
  onReason: (reason: string) => void;
}) {
  const certain = similar.some(({ why }) => why === 'same-number');
  return (
    <div className={`${styles.field} ${styles.whole}`} role="alert">
      <strong>{certain ? '这个人已经是志愿者，不能再登记一次' : '可能已经登记过，请先对照'}</strong>
      {similar.map((one) => (
        <div key={one.id} className={styles.line}>
          <strong>{one.name}</strong>
          <span>{groupIdentityNumber(one.maskedNumber)}</span>
          <span className={styles.grow}>
            {one.centreName}　{one.branchName}　{hoursWord(one.minutes)}
          </span>
          <span className={styles.hint}>{WHY[one.why]}</span>
        </div>
      ))}
      {!certain && (
        <Labelled label="确认是另一个人，写明理由">
          {(id) => (
            <TextField
              id={id}
              data-field="otherReason"
              value={reason}
              maxLength={200}
              placeholder="如 同名不同人，已看身份证"
              onChange={(event) => onReason(event.target.value)}
            />
          )}
        </Labelled>
      )}
    </div>
  );
}
