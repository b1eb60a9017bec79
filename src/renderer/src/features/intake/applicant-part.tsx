import { useCallback } from 'react';
import type { ResidentCard } from '#shared/contract/residents.ts';
import { isOrganisationKind } from '#shared/domain/identity-kinds.ts';
import { maskIdentityNumber } from '#shared/domain/identity-number.ts';
import { useNewcomerInView } from '../../app/person-in-view.ts';
import { Code } from '../../components/code.tsx';
import { ageWord, groupIdentityNumber, sexWord } from '../../components/person-words.ts';
import styles from './applicant-part.module.css';
import { IdentityField } from './identity-field.tsx';
import { numberFault } from './number-fault.ts';
import { Part } from './part.tsx';
import { isApplicantComplete } from './people-asked.ts';
import { PersonFields } from './person-fields.tsx';
import type { Intake } from './use-intake.ts';
import { useKnownPerson } from './use-known-person.ts';

/** 申请人: who the case is for. The number first, because it often answers all the rest. */
export function ApplicantPart({ intake }: { intake: Intake }) {
  const { state, dispatch, person, today } = intake;
  const { applicant } = state.draft;
  const open = state.open === 'applicant';
  const onKnown = useCallback(
    (known: ResidentCard) => dispatch({ type: 'person-known', person: known, item: intake.item }),
    [dispatch, intake.item],
  );
  const isNew = useKnownPerson(applicant, onKnown);
  const named = applicant.name.trim() !== '';
  useNewcomerInView(applicant.residentId === null && (isNew || named) ? applicant : null);
  const complete = isApplicantComplete(applicant, numberFault(applicant, today) === null);
  const organisation = isOrganisationKind(applicant.identityKind);
  const typed = organisation ? applicant.number : maskIdentityNumber(applicant.number);
  const shown = person ? person.maskedNumber : typed;

  return (
    <Part
      number={2}
      title="申请人"
      open={open}
      done={complete}
      onOpen={() => intake.goToPart('applicant')}
      summary={
        applicant.name || applicant.number || applicant.residentId ? (
          <p className={styles.summary}>
            <strong>{applicant.name || '还没填姓名'}</strong>
            <span>
              {sexWord(applicant.sex)} {ageWord(applicant.birthDate, today)}
            </span>
            <Code>{groupIdentityNumber(shown)}</Code>
            {applicant.phone && <span>{applicant.phone}</span>}
            {applicant.address && <span className={styles.address}>{applicant.address}</span>}
            {applicant.residentId === null && complete && <span className={styles.new}>首次登记</span>}
          </p>
        ) : (
          <span className={styles.unset}>还没填申请人</span>
        )
      }
    >
      <IdentityField intake={intake} isNew={isNew} />
      <PersonFields intake={intake} />
      {!state.draft.agent && (
        <p className={styles.hint}>
          <kbd>Alt+A</kbd> 申请人没有来，由他人代办
          {intake.item?.proxyAllowed === false && '：这个事项要本人到场'}
        </p>
      )}
    </Part>
  );
}
