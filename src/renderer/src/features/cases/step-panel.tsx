import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { CaseDetail } from '#shared/contract/cases.ts';
import type { DocumentCopy } from '#shared/contract/documents.ts';
import type { StepAnswers } from '#shared/domain/case-lifecycle.ts';
import { caseStepWord } from '#shared/wording/case-states.ts';
import { explainError } from '#shared/wording/errors.ts';
import { query } from '../../app/core/core.ts';
import { isComposing } from '../../app/keyboard/key-name.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { Button } from '../../components/button.tsx';
import { SidePanel } from '../../components/side-panel.tsx';
import { StepPreviewPanel } from '../documents/preview-panels.tsx';
import { awaitedPapers } from './arrived-fields.tsx';
import { proposedCorrections } from './correction-fields.tsx';
import { proposedGaps } from './gap-fields.tsx';
import styles from './step-panel.module.css';
import { StepQuestions } from './step-questions.tsx';
import { stepButtonText } from './step-words.ts';
import { answerProblems, useTakeStep } from './use-take-step.ts';

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

/**
 * A step of a case before it is taken: what it asks, and a button that says what will happen. Enter goes from
 * question to question and on to the button, Ctrl+Enter takes the step.
 */
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
  const form = useRef<HTMLFieldSetElement>(null);
  const [mended, setMended] = useState<readonly string[]>([]);
  const taking = useTakeStep(onTaken);
  const [previewing, setPreviewing] = useState(false);
  const issues = choice.issues.length > 0;
  const preview = useStepPreview(detail, choice, answers.days);
  const problems = answerProblems(taking.error);
  // A fault stays in sight until its answer is touched.
  const standing = new Map([...(problems ?? [])].filter(([field]) => !mended.includes(field)));

  const take = () => {
    if (taking.isPending) return;
    setMended([]);
    taking.mutate({ caseId: detail.id, step: choice.step, afterStep: detail.stepNumber, answers });
  };
  useShortcut('Ctrl+Enter', caseStepWord(choice.step), take);
  useShortcut('Ctrl+P', '预览文书', () => setPreviewing(true), { enabled: issues });

  const fields = () => [...(form.current?.querySelectorAll<HTMLElement>('[data-step-field]') ?? [])];
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.ctrlKey || isComposing(event.nativeEvent)) return;
    if (!(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    // The answers to one question by several buttons count as one field.
    const { name } = event.target;
    const rest = fields().slice(fields().indexOf(event.target) + 1);
    const next = rest.find(
      (field) => !(field instanceof HTMLInputElement && name !== '' && field.name === name),
    );
    (next ?? form.current?.querySelector<HTMLElement>('[data-take]'))?.focus();
  };
  // After the panel took the focus to itself: the first question has it, or the button where nothing is asked.
  useEffect(() => {
    const marked = ':is([data-step-field]:not([type="radio"]), [data-step-field]:checked, [data-take])';
    form.current?.querySelector<HTMLElement>(marked)?.focus();
  }, []);
  useEffect(() => {
    const first = answerProblems(taking.error)?.keys().next().value;
    if (first) form.current?.querySelector<HTMLElement>(`[data-step-field="${first}"]`)?.focus();
  }, [taking.error]);

  return (
    <SidePanel title={caseStepWord(choice.step)} narrow onClose={onClose}>
      <fieldset ref={form} className={styles.form} onKeyDown={onKeyDown}>
        <p className={styles.which}>
          {detail.applicantName}　{detail.itemName}
        </p>
        <StepQuestions
          step={choice}
          papers={detail.materials}
          latest={preview?.promisedDue ?? null}
          answers={answers}
          problems={standing}
          onChange={(change) => {
            setAnswers({ ...answers, ...change });
            setMended([...mended, ...Object.keys(change)]);
          }}
        />
        <Button
          kind="primary"
          size="large"
          data-take
          className={styles.take}
          disabled={taking.isPending}
          onClick={take}
        >
          {stepButtonText(choice.step, answers, preview, detail)} <kbd>Ctrl+Enter</kbd>
        </Button>
        {issues && (
          <Button className={styles.preview} onClick={() => setPreviewing(true)}>
            预览文书　Ctrl+P
          </Button>
        )}
        {taking.error && !problems && (
          <p className={styles.problem} role="alert">
            {explainError(taking.error)}
          </p>
        )}
      </fieldset>
      {previewing && (
        <StepPreviewPanel
          request={{ caseId: detail.id, step: choice.step, afterStep: detail.stepNumber, answers }}
          onClose={() => setPreviewing(false)}
        />
      )}
    </SidePanel>
  );
}
