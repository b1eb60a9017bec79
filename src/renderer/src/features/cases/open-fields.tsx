import { useQuery } from '@tanstack/react-query';
import type { CaseDetail } from '#shared/contract/cases.ts';
import type { StepAnswers } from '#shared/domain/case-lifecycle.ts';
import { explainFormFault } from '#shared/wording/form-fields.ts';
import { query } from '../../app/core/core.ts';
import { FormControl } from '../intake/form-control.tsx';
import { faultOfInput } from '../intake/form-input.ts';
import { StepField } from './step-field.tsx';

/** The fields of the form that were open when the papers were received, to be filled in before acceptance. */
export function OpenFields({
  fields,
  answers,
  wrong,
  onChange,
  onEnter,
}: {
  fields: CaseDetail['openFields'];
  answers: StepAnswers;
  /** Paths of the answers that were refused, such as `form.bankAccount`. */
  wrong: ReadonlySet<string>;
  onChange: (change: StepAnswers) => void;
  /** On to the next question. */
  onEnter: () => void;
}) {
  const form = answers.form ?? {};
  const today = useQuery(query.system.status.queryOptions()).data?.today;
  return fields.map((field) => {
    const fault = today === undefined ? null : faultOfInput(field, form[field.key], today);
    const said = wrong.has(`form.${field.key}`) && fault ? explainFormFault(fault) : null;
    const put = (value: NonNullable<StepAnswers['form']>[string]) =>
      onChange({ form: { ...form, [field.key]: value } });
    return (
      <StepField
        key={field.key}
        id={`form.${field.key}`}
        label={field.label}
        hint={field.help || undefined}
        problem={said}
      >
        <FormControl
          field={field}
          input={form[field.key]}
          today={today}
          invalid={said !== null}
          onChange={put}
          onSettled={put}
          onEnter={onEnter}
        />
      </StepField>
    );
  });
}
