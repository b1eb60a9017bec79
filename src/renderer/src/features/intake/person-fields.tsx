import type { KeyboardEvent, ReactNode } from 'react';
import type { Applicant } from '#shared/contract/intake.ts';
import { isComposing } from '../../app/keyboard/key-name.ts';
import { sexWord } from '../../components/person-words.ts';
import { TextField } from '../../components/text-field.tsx';
import type { Field } from './fields.ts';
import styles from './person-fields.module.css';
import { SexChoice } from './sex-choice.tsx';
import { TypedDateField } from './typed-date-field.tsx';
import type { Intake } from './use-intake.ts';
import { NAME_MISSING, ORGANISATION_NAME_MISSING } from './what-is-missing.ts';

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
const OF_ORGANISATION = {
  legalRepresentative: '法定代表人（负责人）',
  contactName: '联系人',
  missingCodeReason: '无代码原因',
} as const;

/** Name, sex, birth date, telephone and address. What is known, or told by the number, is shown and not asked. */
export function PersonFields({ intake }: { intake: Intake }) {
  const { state, dispatch } = intake;
  const { applicant } = state.draft;
  const known = applicant.residentId !== null;
  const { organisation } = applicant;
  const told = known || applicant.identityKind === 'resident-id';
  const faultAt = (field: Field) => (state.fault?.field === field ? state.fault.sentence : undefined);
  const change = (part: Partial<Applicant>) => dispatch({ type: 'applicant', change: part });

  const onEnter = (field: Field) => (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || isComposing(event.nativeEvent) || event.ctrlKey) return;
    event.preventDefault();
    if (field === 'name' && applicant.name.trim() === '') {
      const sentence = organisation ? ORGANISATION_NAME_MISSING : NAME_MISSING;
      dispatch({ type: 'go', field, fault: { field, sentence } });
    } else intake.next(field);
  };
  const textField = (field: 'name' | 'phone' | 'address', width: string | undefined, limit: number) => (
    <TextField
      data-field={field}
      aria-label={field === 'name' && organisation ? '单位名称' : LABELS[field]}
      className={width}
      value={applicant[field]}
      maxLength={limit}
      invalid={faultAt(field) !== undefined}
      onChange={(event) => change({ [field]: event.target.value })}
      onKeyDown={onEnter(field)}
    />
  );
  const organisationField = (field: keyof typeof OF_ORGANISATION) =>
    organisation && (
      <TextField
        data-field={field}
        aria-label={OF_ORGANISATION[field]}
        className={styles.short}
        value={organisation[field]}
        maxLength={100}
        invalid={faultAt(field) !== undefined}
        onChange={(event) => change({ organisation: { ...organisation, [field]: event.target.value } })}
        onKeyDown={onEnter(field)}
      />
    );

  return (
    <>
      {applicant.identityKind === 'registration-number' && !known && (
        <Line label="原因" sentence={faultAt('missingCodeReason')}>
          {organisationField('missingCodeReason')}
          <span className={styles.quiet}>没有统一社会信用代码的原因，如：旧执照未换发</span>
        </Line>
      )}
      <Line label={organisation ? '名称' : LABELS.name} sentence={faultAt('name')}>
        {known ? <strong>{applicant.name}</strong> : textField('name', styles.name, 100)}
        {told && !organisation && (
          <span>
            {sexWord(applicant.sex)}　{applicant.birthDate}
          </span>
        )}
      </Line>
      {organisation && (
        <Line label="负责人">
          {organisationField('legalRepresentative')}
          <span className={styles.quiet}>联系人</span>
          {organisationField('contactName')}
        </Line>
      )}
      {!told && !organisation && (
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
            <TypedDateField
              field="birthDate"
              label="出生日期"
              className={styles.date}
              value={applicant.birthDate}
              placeholder="如 19580312"
              faultOf={(date) =>
                intake.today !== undefined && date > intake.today ? '出生日期还没有到，请核对' : null
              }
              onChange={(birthDate) => change({ birthDate })}
              onEnter={() => intake.next('birthDate')}
            />
          </Line>
        </>
      )}
      <Line label={LABELS.phone}>{textField('phone', styles.phone, 30)}</Line>
      <Line label={organisation ? '地址' : LABELS.address}>{textField('address', styles.address, 200)}</Line>
    </>
  );
}
