import type { CaseDetail } from '#shared/contract/cases.ts';
import type { StepAnswers, StepProblem } from '#shared/domain/case-lifecycle.ts';
import { explainStepProblem } from '#shared/wording/case-states.ts';
import { TextField } from '../../components/text-field.tsx';
import { ArrivedFields, awaitedPapers } from './arrived-fields.tsx';
import type { AskedPaper } from './case-paper.ts';
import { CorrectionFields } from './correction-fields.tsx';
import { DeliveryFields } from './delivery-fields.tsx';
import { DepartmentField } from './department-field.tsx';
import { GapFields } from './gap-fields.tsx';
import { StepField } from './step-field.tsx';
import { daysHint, daysLabel, reasonLabel } from './step-words.ts';

/** A step as far as its questions go; of a case, or of a draft at the window. */
export type AskedStep = Pick<CaseDetail['steps'][number], 'step' | 'asks' | 'longestDays' | 'issues'>;
/** The questions that one line of text answers. */
type TextQuestion = 'reason' | 'authority' | 'approver' | 'department' | 'proposedOwner';

const LONGEST_TEXT: Record<TextQuestion, number> = {
  reason: 500,
  authority: 100,
  approver: 50,
  department: 50,
  proposedOwner: 50,
};

function labelOf(question: TextQuestion, { step }: AskedStep): string {
  if (question === 'reason') return reasonLabel(step);
  if (question === 'approver') return '批准人';
  if (question === 'authority') return '有权办理的单位（不属本中心的填）';
  return '建议承办单位';
}

/** The answer to a question about days: what was typed, as far as it is a whole number. */
function readDays(typed: string): number | undefined {
  const text = typed.normalize('NFKC').trim();
  return /^\d{1,4}$/.test(text) ? Number(text) : undefined;
}

/** The questions that a step asks, and no others. */
export function StepQuestions({
  step,
  papers,
  latest,
  answers,
  problems,
  onChange,
}: {
  step: AskedStep;
  papers: readonly AskedPaper[];
  /** Until when papers may follow. */
  latest: string | null;
  answers: StepAnswers;
  problems: ReadonlyMap<keyof StepAnswers, StepProblem['code']>;
  onChange: (change: StepAnswers) => void;
}) {
  const problem = (field: keyof StepAnswers) => {
    const code = problems.get(field);
    return code === undefined ? null : explainStepProblem({ field, code }, step.longestDays);
  };
  return step.asks.map((question) => {
    if (question === 'delivery') {
      return <DeliveryFields key={question} answers={answers} problem={problem} onChange={onChange} />;
    }
    if (question === 'corrections') {
      const fields = { papers, answers, problem: problem('corrections'), onChange };
      return <CorrectionFields key={question} {...fields} />;
    }
    if (question === 'gaps') {
      return <GapFields key={question} {...{ papers, answers, latest, problem, onChange }} />;
    }
    if (question === 'papers') {
      const fields = {
        papers: awaitedPapers(step.step, papers),
        answers,
        problem: problem('papers'),
        onChange,
      };
      return <ArrivedFields key={question} {...fields} />;
    }
    if (question === 'department') {
      return (
        <DepartmentField
          key={question}
          value={answers.department ?? ''}
          maxLength={LONGEST_TEXT.department}
          problem={problem('department')}
          onChange={(department) => onChange({ department })}
        />
      );
    }
    // 评价 is the resident's, on the other screen.
    if (question === 'rating') return null;
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
