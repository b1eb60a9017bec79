import { isFilled } from './form-input.ts';
import { FormLine } from './form-line.tsx';
import styles from './form-part.module.css';
import { Part } from './part.tsx';
import type { Intake } from './use-intake.ts';

/** 表单: what the item itself has to know. */
export function FormPart({ intake }: { intake: Intake }) {
  const { state, asked, formFaults } = intake;
  if (!asked || asked.form.length === 0) return null;
  const filled = asked.form.filter(({ key }) => isFilled(state.draft.form?.[key])).length;
  const lacking = formFaults.filter(({ code }) => code === 'empty').length;
  const wrong = formFaults.length - lacking;
  const complete = formFaults.length === 0 && asked.decision.unanswered.length === 0;
  return (
    <Part
      number={intake.parts.indexOf('form') + 1}
      title="表单"
      open={state.open === 'form'}
      done={complete}
      onOpen={() => intake.goToPart('form')}
      summary={
        <span className={complete && filled > 0 ? undefined : styles.unset}>
          已填 {filled} 项{lacking > 0 && `，还差 ${lacking} 项必填`}
          {wrong > 0 && `，${wrong} 项要再核对`}
        </span>
      }
    >
      {asked.form.map((field) => (
        <FormLine key={field.key} field={field} intake={intake} />
      ))}
    </Part>
  );
}
