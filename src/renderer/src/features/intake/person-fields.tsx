import type { KeyboardEvent, ReactNode } from 'react';
import type { Applicant } from '#shared/contract/intake.ts';
import { isComposing } from '../../app/keyboard/key-name.ts';
import { sexWord } from '../../components/person-words.ts';
import { TextField } from '../../components/text-field.tsx';
import { BirthDateField } from './birth-date-field.tsx';
import type { Field } from './fields.ts';
import styles from './person-fields.module.css';
import { SexChoice } from './sex-choice.tsx';
import type { Intake } from './use-intake.ts';
import { NAME_MISSING } from './what-is-missing.ts';

function Line({
  label,
  sentence,
  children,
}: {
  label: string;
  sentence?: string | undefined;
  children: ReactNode;
}) {
  return (
    <div className={styles.line}>
      <span className={styles.label}>{label}</span>
      {children}
      {sentence && (
        <span className={styles.bad} role="alert">
          {sentence}
        </span>
      )}
    </div>
  );
}

const LABELS = { name: '姓名', phone: '电话', address: '住址' } as const;

/** Name, sex, birth date, telephone and address. What is known, or told by the number, is shown and not asked. */
export function PersonFields({ intake }: { intake: Intake }) {
  const { state, dispatch } = intake;
  const { applicant } = state.draft;
  const known = applicant.residentId !== null;
  const told = known || applicant.identityKind === 'resident-id';
  const faultAt = (field: Field) => (state.fault?.field === field ? state.fault.sentence : undefined);
  const change = (part: Partial<Applicant>) => dispatch({ type: 'applicant', change: part });

  const onEnter = (field: Field) => (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || isComposing(event.nativeEvent) || event.ctrlKey) return;
    event.preventDefault();
    if (field === 'name' && applicant.name.trim() === '') {
      dispatch({ type: 'go', field, fault: { field, sentence: NAME_MISSING } });
    } else intake.next(field);
  };
  const textField = (field: 'name' | 'phone' | 'address', width: string | undefined, limit: number) => (
    <TextField
      data-field={field}
      aria-label={LABELS[field]}
      className={width}
      value={applicant[field]}
      maxLength={limit}
      invalid={faultAt(field) !== undefined}
      onChange={(event) => change({ [field]: event.target.value })}
      onKeyDown={onEnter(field)}
    />
  );

  return (
    <>
      <Line label={LABELS.name} sentence={faultAt('name')}>
        {known ? <strong>{applicant.name}</strong> : textField('name', styles.name, 100)}
        {told && (
          <span>
            {sexWord(applicant.sex)}　{applicant.birthDate}
          </span>
        )}
      </Line>
      {!told && (
        <>
          <Line label="性别" sentence={faultAt('sex')}>
            <SexChoice
              value={applicant.sex}
              invalid={faultAt('sex') !== undefined}
              onChange={(sex) => change({ sex })}
              onEnter={() => intake.next('sex')}
            />
          </Line>
          <Line label="出生">
            <BirthDateField
              value={applicant.birthDate}
              today={intake.today}
              onChange={(birthDate) => change({ birthDate })}
              onEnter={() => intake.next('birthDate')}
            />
          </Line>
        </>
      )}
      <Line label={LABELS.phone}>{textField('phone', styles.phone, 30)}</Line>
      <Line label={LABELS.address}>{textField('address', styles.address, 200)}</Line>
    </>
  );
}
