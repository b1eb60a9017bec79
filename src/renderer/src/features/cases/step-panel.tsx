import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CaseDetail } from '#shared/contract/cases.ts';
import type { DocumentCopy } from '#shared/contract/documents.ts';
import { type StepAnswers, TRANSITIONS } from '#shared/domain/case-lifecycle.ts';
import { caseStepWord } from '#shared/wording/case-states.ts';
import { query } from '../../app/core/core.ts';
import { StepPreviewPanel } from '../documents/preview-panels.tsx';
import { asTyped } from '../intake/form-input.ts';
import { awaitedPapers } from './arrived-fields.tsx';
import { proposedCorrections } from './correction-fields.tsx';
import { proposedGaps } from './gap-fields.tsx';
import { StepForm } from './step-form.tsx';
import { stepButtonText } from './step-words.ts';
import { useTakeStep } from './use-take-step.ts';

/** What is proposed as an answer, visibly in its field. */
function proposals({ asks, step }: CaseDetail['steps'][number], detail: CaseDetail): StepAnswers {
  const { materials } = detail;
  return {
    ...(asks.includes('corrections') && proposedCorrections(materials)),
    ...(asks.includes('gaps') && proposedGaps(materials, null)),
    ...(asks.includes('papers') && {
      papers: awaitedPapers(step, materials)
        .filter(({ required }) => required)
        .map(({ id, wantedOriginals, wantedCopies }) => ({
          id,
          originals: wantedOriginals,
          copies: wantedCopies,
        })),
    }),
    ...(asks.includes('department') && { department: detail.department }),
    ...(asks.includes('delivery') && { deliveryWay: 'counter' as const }),
  };
}

/** The fields filled in now, as core reads them. */
function typedForm(
  form: NonNullable<StepAnswers['form']>,
  fields: CaseDetail['openFields'],
): NonNullable<StepAnswers['form']> {
  const typed = fields.flatMap((field) => {
    const value = asTyped(field, form[field.key]);
    return value === undefined ? [] : [[field.key, value] as const];
  });
  return Object.fromEntries(typed);
}

/** What the step would do to the due dates, as far as it was answered. */
function useStepPreview(
  detail: CaseDetail,
  { step, asks, longestDays }: CaseDetail['steps'][number],
  days?: number,
) {
  const countable = !asks.includes('days') || (days !== undefined && days >= 1 && days <= (longestDays ?? 0));
  return useQuery(
    query.cases.previewStep.queryOptions({
      input: { caseId: detail.id, step, ...(days !== undefined && { days }) },
      enabled: countable,
    }),
  ).data;
}

/** A step of a case before it is taken. */
export function StepPanel({
  detail,
  choice,
  onTaken,
  onClose,
}: {
  detail: CaseDetail;
  choice: CaseDetail['steps'][number];
  onTaken: (issued: DocumentCopy[]) => void;
  onClose: () => void;
}) {
  const [answers, setAnswers] = useState(() => proposals(choice, detail));
  const taking = useTakeStep(onTaken);
  const [previewing, setPreviewing] = useState(false);
  const preview = useStepPreview(detail, choice, answers.days);
  const form = answers.form && typedForm(answers.form, detail.openFields);
  const request = {
    caseId: detail.id,
    step: choice.step,
    afterStep: detail.stepNumber,
    answers: { ...answers, form },
  };
  return (
    <StepForm
      title={caseStepWord(choice.step)}
      about={`${detail.applicantName}　${detail.itemName}`}
      choice={choice}
      papers={detail.materials}
      latest={preview?.promisedDue ?? null}
      openFields={TRANSITIONS[choice.step].clock === 'starts' ? detail.openFields : []}
      answers={answers}
      onAnswers={setAnswers}
      button={stepButtonText(choice.step, answers, preview, detail)}
      pending={taking.isPending}
      error={taking.error}
      onTake={() => taking.mutate(request)}
      onPreview={() => setPreviewing(true)}
      onClose={onClose}
    >
      {previewing && <StepPreviewPanel request={request} onClose={() => setPreviewing(false)} />}
    </StepForm>
  );
}
