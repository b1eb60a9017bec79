import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { CaseDetail } from '#shared/contract/cases.ts';
import type { StepAnswers } from '#shared/domain/case-lifecycle.ts';
import { caseStepWord } from '#shared/wording/case-states.ts';
import { explainError } from '#shared/wording/errors.ts';
import { isComposing } from '../../app/keyboard/key-name.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { Button } from '../../components/button.tsx';
import { focusOn } from '../../components/focus-on.ts';
import { SidePanel } from '../../components/side-panel.tsx';
import type { AskedPaper } from './case-paper.ts';
import { OpenFields } from './open-fields.tsx';
import styles from './step-panel.module.css';
import { type AskedStep, StepQuestions } from './step-questions.tsx';
import { answerProblems } from './use-take-step.ts';

/**
 * The questions of a step in a panel beside the page, and a button that says what will happen. Enter goes from
 * question to question and on to the button, Ctrl+Enter takes the step.
 */
export function StepForm({
  title,
  about,
  choice,
  papers,
  latest,
  openFields = [],
  answers,
  onAnswers,
  button,
  pending,
  error,
  onTake,
  onPreview,
  onClose,
  children,
}: {
  title: string;
  /** Whom and what it is about, and what is to be known before. */
  about: ReactNode;
  choice: AskedStep;
  papers: readonly AskedPaper[];
  /** Until when papers may follow. */
  latest: string | null;
  /** What the form of the case still lacks for this step. */
  openFields?: CaseDetail['openFields'];
  answers: StepAnswers;
  onAnswers: (answers: StepAnswers) => void;
  button: string;
  pending: boolean;
  error: unknown;
  onTake: () => void;
  /** Shows the documents as they would be issued; absent where they cannot be shown before. */
  onPreview?: () => void;
  onClose: () => void;
  /** A panel over this one, such as the preview. */
  children?: ReactNode;
}) {
  const form = useRef<HTMLFieldSetElement>(null);
  const [mended, setMended] = useState<readonly string[]>([]);
  const problems = answerProblems(error);
  // A fault stays in sight until its answer is touched.
  const standing = new Map([...(problems ?? [])].filter(([field]) => !mended.includes(field)));

  const take = () => {
    if (pending) return;
    setMended([]);
    onTake();
  };
  useShortcut('Ctrl+Enter', caseStepWord(choice.step), take);
  const previewable = onPreview !== undefined && choice.issues.length > 0;
  useShortcut('Ctrl+P', '预览文书', () => onPreview?.(), { enabled: previewable });

  const fields = () => [
    ...(form.current?.querySelectorAll<HTMLElement>('[data-step-field], [data-field]') ?? []),
  ];
  const goOn = () => {
    const here = document.activeElement;
    const at = fields().findIndex((field) => field.contains(here));
    // The answers to one question by several buttons count as one field.
    const name = here instanceof HTMLInputElement ? here.name : '';
    const next = fields()
      .slice(at + 1)
      .find((field) => !(field instanceof HTMLInputElement && name !== '' && field.name === name));
    focusOn(next ?? form.current?.querySelector('[data-take]'));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.ctrlKey || isComposing(event.nativeEvent)) return;
    if (event.isDefaultPrevented() || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    goOn();
  };
  // After the panel took the focus to itself: the first question has it, or the button where nothing is asked.
  useEffect(() => {
    const marked =
      ':is([data-step-field]:not([type="radio"], :disabled), [data-step-field]:checked:enabled, [data-field], [data-take])';
    focusOn(form.current?.querySelector(marked));
  }, []);
  useEffect(() => {
    const first = answerProblems(error)?.keys().next().value;
    if (first)
      focusOn(form.current?.querySelector(`:is([data-step-field="${first}"], [data-field="${first}"])`));
  }, [error]);

  return (
    <SidePanel title={title} narrow onClose={onClose}>
      <fieldset ref={form} className={styles.form} onKeyDown={onKeyDown}>
        <div className={styles.which}>{about}</div>
        <StepQuestions
          step={choice}
          papers={papers}
          latest={latest}
          answers={answers}
          problems={standing}
          onChange={(change) => {
            onAnswers({ ...answers, ...change });
            setMended([...mended, ...Object.keys(change)]);
          }}
        />
        <OpenFields
          fields={openFields}
          answers={answers}
          wrong={new Set<string>(problems?.keys())}
          onChange={(change) => onAnswers({ ...answers, ...change })}
          onEnter={goOn}
        />
        <div className={styles.foot}>
          <Button
            kind="primary"
            size="large"
            data-take
            className={styles.take}
            disabled={pending}
            onClick={take}
          >
            {button} <kbd>Ctrl+Enter</kbd>
          </Button>
          {previewable && <Button onClick={onPreview}>预览文书　Ctrl+P</Button>}
          {error != null && !problems && (
            <p className={styles.problem} role="alert">
              {explainError(error)}
            </p>
          )}
        </div>
      </fieldset>
      {children}
    </SidePanel>
  );
}
