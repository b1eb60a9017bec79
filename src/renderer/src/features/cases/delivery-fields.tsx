import { DELIVERY_WAYS, type StepAnswers } from '#shared/domain/case-lifecycle.ts';
import { deliveryReferenceWord, deliveryWayWord } from '#shared/wording/case-states.ts';
import { TextField } from '../../components/text-field.tsx';
import { StepField } from './step-field.tsx';
import styles from './step-panel.module.css';

/** 送达方式, chosen with the arrow keys, and what identifies it where something does. */
export function DeliveryFields({
  answers,
  problem,
  onChange,
}: {
  answers: StepAnswers;
  problem: (field: keyof StepAnswers) => string | null;
  onChange: (change: StepAnswers) => void;
}) {
  const way = answers.deliveryWay ?? 'counter';
  return (
    <>
      <fieldset className={styles.ways}>
        <legend>送达方式</legend>
        {DELIVERY_WAYS.map((each) => (
          <label key={each}>
            <input
              type="radio"
              name="deliveryWay"
              data-step-field
              checked={each === way}
              onChange={() => onChange({ deliveryWay: each })}
            />
            {deliveryWayWord(each)}
          </label>
        ))}
      </fieldset>
      {way !== 'counter' && (
        <StepField
          id="deliveryReference"
          label={deliveryReferenceWord(way)}
          problem={problem('deliveryReference')}
        >
          <TextField
            id="deliveryReference"
            data-step-field="deliveryReference"
            value={answers.deliveryReference ?? ''}
            maxLength={100}
            invalid={problem('deliveryReference') !== null}
            onChange={(event) => onChange({ deliveryReference: event.target.value })}
          />
        </StepField>
      )}
    </>
  );
}
