import { useState } from 'react';
import type { FormField } from '#shared/domain/form-fields.ts';
import { explainFormFault } from '#shared/wording/form-fields.ts';
import type { AskedField } from './fields.ts';
import { FormControl } from './form-control.tsx';
import { isFilled } from './form-input.ts';
import styles from './form-line.module.css';
import type { Intake } from './use-intake.ts';

/** A field of the item's form with its label, its help and what is wrong with it. */
export function FormLine({ field, intake }: { field: FormField; intake: Intake }) {
  const { state, dispatch } = intake;
  const { key, label, help, required } = field;
  const [left, setLeft] = useState(false);
  const place: AskedField = `form.${key}`;
  const input = state.draft.form?.[key];
  const fault = intake.formFaults.find((one) => one.key === key);
  const said = state.fault?.field === place ? state.fault.sentence : null;
  // What is being typed is not wrong yet, and what is empty only when it was asked for.
  const complaint = said ?? (fault && left && isFilled(input) ? explainFormFault(fault) : null);

  const onEnter = () => {
    setLeft(true);
    intake.enter(place);
  };
  return (
    <fieldset data-line className={styles.line} aria-label={label} onBlur={() => setLeft(true)}>
      <span className={styles.label}>
        {label}
        {!required && <span className={styles.quiet}> 选填</span>}
      </span>
      <div className={styles.answer}>
        <div className={styles.control}>
          <FormControl
            field={field}
            input={input}
            today={intake.today}
            invalid={complaint !== null}
            onChange={(changed) => {
              setLeft(false);
              dispatch({ type: 'form', key, input: changed });
            }}
            onSettled={(settled) => dispatch({ type: 'form', key, input: settled })}
            onEnter={onEnter}
          />
        </div>
        {complaint !== null && (
          <p className={styles.bad} role="alert">
            {complaint}
          </p>
        )}
        {help !== '' && <p className={styles.help}>{help}</p>}
      </div>
    </fieldset>
  );
}
