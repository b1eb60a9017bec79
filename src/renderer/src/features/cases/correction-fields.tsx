import type { StepAnswers } from '#shared/domain/case-lifecycle.ts';
import { TextField } from '../../components/text-field.tsx';
import { type AskedPaper, isMissing } from './case-paper.ts';
import styles from './paper-questions.module.css';

const LONGEST_REASON = 300;

/** What is proposed to be told: every paper that lacks. */
export function proposedCorrections(papers: readonly AskedPaper[]): StepAnswers {
  return { corrections: papers.filter(isMissing).map(({ id }) => ({ id, reason: '没有提交，请补交' })) };
}

/**
 * 一次性补正: every paper that lacks is told and cannot be left out; a paper that came but does not hold is ticked.
 * Each has its reason, as it will be printed.
 */
export function CorrectionFields({
  papers,
  answers,
  problem,
  onChange,
}: {
  papers: readonly AskedPaper[];
  answers: StepAnswers;
  problem: string | null;
  onChange: (change: StepAnswers) => void;
}) {
  const told = answers.corrections ?? [];
  const set = (id: string, reason: string | null) => {
    const reasons = new Map(told.map((each) => [each.id, each.reason]));
    if (reason === null) reasons.delete(id);
    else reasons.set(id, reason);
    // In the order of the papers, as the notice will list them.
    onChange({
      corrections: papers.flatMap(({ id: paper }) => {
        const text = reasons.get(paper);
        return text === undefined ? [] : [{ id: paper, reason: text }];
      }),
    });
  };
  return (
    <fieldset className={styles.papers}>
      <legend>要补正的材料（只能告知一次，请列全）</legend>
      {papers.map((paper) => {
        const reason = told.find(({ id }) => id === paper.id)?.reason;
        return (
          <div key={paper.id} className={styles.paper}>
            <label className={styles.name}>
              <input
                type="checkbox"
                data-step-field="corrections"
                checked={reason !== undefined}
                disabled={isMissing(paper)}
                onChange={({ target }) => set(paper.id, target.checked ? '' : null)}
              />
              {paper.name}
              <span className={styles.mark}>
                {isMissing(paper) ? '未交' : paper.state === 'received' ? '已交' : ''}
              </span>
            </label>
            {reason !== undefined && (
              <TextField
                data-step-field="corrections"
                aria-label={`${paper.name}要补正什么`}
                placeholder="要补正什么"
                value={reason}
                maxLength={LONGEST_REASON}
                invalid={problem !== null && reason.trim() === ''}
                onChange={({ target }) => set(paper.id, target.value)}
              />
            )}
          </div>
        );
      })}
      {problem !== null && (
        <span className={styles.problem} role="alert">
          {problem}
        </span>
      )}
    </fieldset>
  );
}
