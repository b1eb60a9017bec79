import type { KeyboardEvent } from 'react';
import { DELIVERY_WAYS, type StepAnswers } from '#shared/domain/case-lifecycle.ts';
import { deliveryReferenceWord, deliveryWayWord } from '#shared/wording/case-states.ts';
import { digitOf } from '../../app/keyboard/key-name.ts';
import { TextField } from '../../components/text-field.tsx';
import { StepField } from './step-field.tsx';
import styles from './step-panel.module.css';

/** 送达方式, chosen by its digit or with the arrow keys, and what identifies it where something does. */
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
  const onKeyDown = (event: KeyboardEvent<HTMLFieldSetElement>) => {
    if (event.ctrlKey || event.altKey) return;
    const index = (digitOf(event.nativeEvent) ?? 0) - 1;
    const chosen = DELIVERY_WAYS[index];
    if (!chosen) return;
    event.preventDefault();
    onChange({ deliveryWay: chosen });
    event.currentTarget.querySelectorAll('input')[index]?.focus();
  };
  return (
    <>
      <fieldset className={styles.ways} onKeyDown={onKeyDown}>
        <legend>送达方式</legend>
        {DELIVERY_WAYS.map((each, index) => (
          <label key={each}>
            <input
              type="radio"
              name="deliveryWay"
              data-step-field
              checked={each === way}
              onChange={() => onChange({ deliveryWay: each })}
            />
            {deliveryWayWord(each)} <kbd>{index + 1}</kbd>
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
