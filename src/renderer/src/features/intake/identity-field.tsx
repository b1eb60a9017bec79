import { Select } from 'antd';
import { type KeyboardEvent, useState } from 'react';
import type { Applicant } from '#shared/contract/intake.ts';
import { ORGANISATION_IDENTITY_KINDS, PERSON_IDENTITY_KINDS } from '#shared/domain/identity-kinds.ts';
import { IDENTITY_KIND_WORDS } from '#shared/wording/people.ts';
import { isComposing } from '../../app/keyboard/key-name.ts';
import { Button } from '../../components/button.tsx';
import { groupIdentityNumber } from '../../components/person-words.ts';
import { SearchBox } from '../../components/search-box.tsx';
import { useListKeys } from '../../components/use-list-keys.ts';
import { IDENTITY_NUMBER_LENGTH, withIdentityKind, withNumber } from './applicant-change.ts';
import styles from './identity-field.module.css';
import { numberFault } from './number-fault.ts';
import { NumberWord } from './number-word.tsx';
import { PeopleFound } from './people-found.tsx';
import type { Intake } from './use-intake.ts';
import { bestByPart, rememberedPart, usePeopleByPart } from './use-people-by-part.ts';

const KINDS = [...PERSON_IDENTITY_KINDS, ...ORGANISATION_IDENTITY_KINDS].map((value) => ({
  value,
  label: IDENTITY_KIND_WORDS[value],
}));

const PLACEHOLDERS: Partial<Record<Applicant['identityKind'], string>> = {
  'resident-id': '读卡、全号或末几位',
  'credit-code': '18 位统一社会信用代码',
};

/** The number that tells who it is. It is checked when it is complete or left, never while it is typed. */
export function IdentityField({ intake, isNew }: { intake: Intake; isNew: boolean }) {
  const { state, dispatch, person, today } = intake;
  const { applicant } = state.draft;
  const { identityKind, number } = applicant;
  const [left, setLeft] = useState(false);
  const known = applicant.residentId !== null;
  const full =
    ['resident-id', 'credit-code'].includes(identityKind) && number.length >= IDENTITY_NUMBER_LENGTH;
  const fault = known ? null : numberFault(applicant, today);
  const asked = left || full || state.fault?.field === 'number';
  const complaint = asked && (number !== '' || state.fault?.field === 'number') ? fault : null;

  const people = usePeopleByPart(applicant);
  const complain = (sentence: string) => {
    setLeft(true);
    dispatch({ type: 'go', field: 'number', fault: { field: 'number', sentence } });
  };
  const onEnter = () => {
    const part = rememberedPart(applicant);
    if (known) intake.next('address');
    else if (fault === null) intake.next('number');
    else if (part === null) complain(fault);
    else
      bestByPart(part).then(
        (best) => (best ? intake.takePerson(best) : complain(fault)),
        () => complain(fault),
      );
  };
  const keys = useListKeys(people.length, (at) => people[at] && intake.takePerson(people[at]), {
    resetKey: number,
  });
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (isComposing(event.nativeEvent) || event.ctrlKey || event.altKey) return;
    if (people.length > 0) keys.onKeyDown(event);
    if (event.defaultPrevented) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      onEnter();
    } else if (known && (event.key === 'Backspace' || event.key === 'Delete')) {
      event.preventDefault();
      dispatch({ type: 'person-cleared' });
    }
  };

  return (
    <div className={styles.line}>
      <span className={styles.label}>证件</span>
      <Select
        className={styles.kind ?? ''}
        aria-label="证件种类"
        value={identityKind}
        options={KINDS}
        disabled={known}
        onChange={(kind) => {
          setLeft(false);
          dispatch({ type: 'applicant', change: withIdentityKind(kind) });
          dispatch({ type: 'go', field: kind === 'none' ? 'name' : 'number' });
        }}
      />
      {(known || identityKind !== 'none') && (
        <SearchBox
          data-field="number"
          aria-label="证件号码"
          className={styles.number}
          text={known ? groupIdentityNumber(person?.maskedNumber ?? '') : number}
          readOnly={known}
          invalid={complaint !== null}
          placeholder={PLACEHOLDERS[identityKind] ?? '证件号码'}
          onText={(text) => {
            setLeft(false);
            dispatch({ type: 'applicant', change: withNumber(identityKind, text) });
          }}
          onBlur={() => setLeft(true)}
          onKeyDown={onKeyDown}
        />
      )}
      <PeopleFound people={people} active={keys.active} onChoose={intake.takePerson} />
      <NumberWord applicant={applicant} complaint={complaint} isNew={isNew && fault === null} />
      {known && (
        <Button size="small" kind="text" tabIndex={-1} onClick={() => dispatch({ type: 'person-cleared' })}>
          换人 <kbd>退格</kbd>
        </Button>
      )}
    </div>
  );
}
