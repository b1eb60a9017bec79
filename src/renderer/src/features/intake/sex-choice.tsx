import type { KeyboardEvent } from 'react';
import type { Applicant } from '#shared/contract/intake.ts';
import { digitOf, isComposing } from '../../app/keyboard/key-name.ts';
import { sexWord } from '../../components/person-words.ts';
import styles from './sex-choice.module.css';

const SEXES: Applicant['sex'][] = ['1', '2', '9'];

/** Sex by one key: 1 男, 2 女, 3 未说明. */
export function SexChoice({
  value,
  invalid,
  onChange,
  onEnter,
}: {
  value: Applicant['sex'];
  invalid: boolean;
  onChange: (sex: Applicant['sex']) => void;
  onEnter: () => void;
}) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent) || event.ctrlKey || event.altKey) return;
    const sex = SEXES[(digitOf(event.nativeEvent) ?? 0) - 1];
    if (sex) onChange(sex);
    else if (event.key === 'Enter') onEnter();
    else return;
    event.preventDefault();
  };
  return (
    <fieldset
      className={styles.choice}
      data-field="sex"
      data-invalid={invalid || undefined}
      aria-label="性别"
    >
      {SEXES.map((sex, index) => (
        <label key={sex} className={styles.option}>
          <input
            type="radio"
            name="sex"
            checked={value === sex}
            onChange={() => onChange(sex)}
            onKeyDown={onKeyDown}
          />
          {sexWord(sex)} <kbd>{index + 1}</kbd>
        </label>
      ))}
    </fieldset>
  );
}
