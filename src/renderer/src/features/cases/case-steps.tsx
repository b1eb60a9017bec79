import type { CaseDetail } from '#shared/contract/cases.ts';
import type { CaseStep } from '#shared/domain/case-lifecycle.ts';
import { caseStepWord } from '#shared/wording/case-states.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { Button } from '../../components/button.tsx';
import styles from './case-steps.module.css';

function StepButton({
  step,
  at,
  onChoose,
}: {
  step: CaseStep;
  at: number;
  onChoose: (step: CaseStep) => void;
}) {
  const keys = `Alt+${at + 1}`;
  useShortcut(keys, caseStepWord(step), () => onChoose(step));
  return (
    <Button onClick={() => onChoose(step)}>
      {caseStepWord(step)} <kbd>{keys}</kbd>
    </Button>
  );
}

/** What can be done with the case now. Nothing happens before the panel of the step says what will. */
export function CaseSteps({
  steps,
  onChoose,
}: {
  steps: CaseDetail['steps'];
  onChoose: (step: CaseStep) => void;
}) {
  if (steps.length === 0) return null;
  return (
    <nav className={styles.steps} aria-label="可以办的事">
      {steps.map(({ step }, at) => (
        <StepButton key={step} step={step} at={at} onChoose={onChoose} />
      ))}
    </nav>
  );
}
