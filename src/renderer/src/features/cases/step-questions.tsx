import type { CaseDetail } from '#shared/contract/cases.ts';
import type { StepAnswers, StepProblem, StepQuestion } from '#shared/domain/case-lifecycle.ts';
import { explainStepProblem } from '#shared/wording/case-states.ts';
import { TextField } from '../../components/text-field.tsx';
import { DeliveryFields } from './delivery-fields.tsx';
import { StepField } from './step-field.tsx';
import { daysHint, daysLabel, reasonLabel } from './step-words.ts';

type Step = CaseDetail['steps'][number];
type TextQuestion = Exclude<StepQuestion, 'delivery' | 'days'>;

const LONGEST_TEXT: Record<TextQuestion, number> = {
  reason: 500,
  approver: 50,
  department: 50,
  proposedOwner: 50,
};

function labelOf(question: TextQuestion, { step }: Step): string {
  if (question === 'reason') return reasonLabel(step);
  if (question === 'approver') return '批准人';
  return question === 'department' ? '办理部门' : '建议承办单位';
}

/** The answer to a question about days: what was typed, as far as it is a whole number. */
function readDays(typed: string): number | undefined {
  const text = typed.normalize('NFKC').trim();
  return /^\d{1,4}$/.test(text) ? Number(text) : undefined;
}

/** The questions that a step asks, and no others. */
export function StepQuestions({
  step,
  answers,
  problems,
  onChange,
}: {
  step: Step;
  answers: StepAnswers;
  problems: ReadonlyMap<keyof StepAnswers, StepProblem['code']>;
  onChange: (change: StepAnswers) => void;
}) {
  const problem = (field: keyof StepAnswers) => {
    const code = problems.get(field);
    return code === undefined ? null : explainStepProblem(code, step.longestDays);
  };
  return step.asks.map((question) => {
    if (question === 'delivery') {
      return <DeliveryFields key={question} answers={answers} problem={problem} onChange={onChange} />;
    }
    const days = question === 'days';
    return (
      <StepField
        key={question}
        id={question}
        label={days ? daysLabel(step.step) : labelOf(question, step)}
        hint={days ? daysHint(step) : undefined}
        problem={problem(question)}
      >
        <TextField
          id={question}
          data-step-field={question}
          inputMode={days ? 'numeric' : 'text'}
          {...(days ? { defaultValue: answers.days ?? '' } : { value: answers[question] ?? '' })}
          maxLength={days ? 4 : LONGEST_TEXT[question]}
          invalid={problem(question) !== null}
          onChange={({ target }) => onChange({ [question]: days ? readDays(target.value) : target.value })}
        />
      </StepField>
    );
  });
}
