import type { CaseDetail } from '#shared/contract/cases.ts';
import type { StepAnswers } from '#shared/domain/case-lifecycle.ts';
import { FormControl } from '../intake/form-control.tsx';
import { StepField } from './step-field.tsx';

/** The fields of the form that were open when the papers were received, to be filled in before acceptance. */
export function OpenFields({
  fields,
  answers,
  wrong,
  onChange,
}: {
  fields: CaseDetail['openFields'];
  answers: StepAnswers;
  /** Paths of the answers that were refused, such as `form.bankAccount`. */
  wrong: ReadonlySet<string>;
  onChange: (change: StepAnswers) => void;
}) {
  const form = answers.form ?? {};
  return fields.map((field) => {
    const invalid = wrong.has(`form.${field.key}`);
    const put = (value: NonNullable<StepAnswers['form']>[string]) =>
      onChange({ form: { ...form, [field.key]: value } });
    return (
      <StepField
        key={field.key}
        id={`form.${field.key}`}
        label={field.label}
        hint={field.help || undefined}
        problem={invalid ? '这一项还没有填，或者填得不对' : null}
      >
        <FormControl
          field={field}
          input={form[field.key]}
          today={undefined}
          invalid={invalid}
          onChange={put}
          onSettled={put}
          onEnter={() => {}}
        />
      </StepField>
    );
  });
}
