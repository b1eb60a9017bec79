import type { StepAnswers } from '#shared/domain/case-lifecycle.ts';
import { formatDateWithWeekday } from '#shared/wording/dates.ts';
import { TextField } from '../../components/text-field.tsx';
import { readTypedDate } from '../intake/typed-date.ts';
import { type AskedPaper, isMissing } from './case-paper.ts';
import styles from './paper-questions.module.css';
import { StepField } from './step-field.tsx';

/** What is proposed: whatever may follow follows, on the last day possible; the rest is declared where it can be. */
export function proposedGaps(papers: readonly AskedPaper[], promisedDue: string | null): StepAnswers {
  const lacking = papers.filter(isMissing);
  const gaps = lacking.filter(({ mayLack }) => mayLack).map(({ id }) => id);
  const declared = lacking.filter(({ mayLack, declarable }) => !mayLack && declarable).map(({ id }) => id);
  return { gaps, declared, ...(gaps.length > 0 && promisedDue !== null && { until: promisedDue }) };
}

/** 容缺: for every paper that lacks, whether it follows or a declaration stands in; and until when it follows. */
export function GapFields({
  papers,
  answers,
  latest,
  problem,
  onChange,
}: {
  papers: readonly AskedPaper[];
  answers: StepAnswers;
  /** The item's own promise; no paper may come later. */
  latest: string | null;
  problem: (field: keyof StepAnswers) => string | null;
  onChange: (change: StepAnswers) => void;
}) {
  const { gaps = [], declared = [], until } = answers;
  const choose = (id: string, way: 'gap' | 'declare') =>
    onChange({
      gaps: way === 'gap' ? [...gaps, id] : gaps.filter((other) => other !== id),
      declared: way === 'declare' ? [...declared, id] : declared.filter((other) => other !== id),
    });
  const wrong = problem('gaps') ?? problem('declared');
  return (
    <>
      <fieldset className={styles.papers}>
        <legend>暂缺的材料</legend>
        {papers.filter(isMissing).map((paper) => (
          <div key={paper.id} className={styles.paper}>
            <span>{paper.name}</span>
            {!paper.mayLack && !paper.declarable && (
              <span className={styles.problem}>主要材料，要先收齐</span>
            )}
            <span className={styles.ways}>
              {paper.mayLack && (
                <label>
                  <input
                    type="radio"
                    name={`gap-${paper.id}`}
                    data-step-field="gaps"
                    checked={gaps.includes(paper.id)}
                    onChange={() => choose(paper.id, 'gap')}
                  />
                  容缺，之后补交
                </label>
              )}
              {paper.declarable && (
                <label>
                  <input
                    type="radio"
                    name={`gap-${paper.id}`}
                    data-step-field="declared"
                    checked={declared.includes(paper.id)}
                    onChange={() => choose(paper.id, 'declare')}
                  />
                  告知承诺代替
                </label>
              )}
            </span>
          </div>
        ))}
        {wrong !== null && (
          <span className={styles.problem} role="alert">
            {wrong}
          </span>
        )}
      </fieldset>
      {gaps.length > 0 && (
        <StepField
          id="until"
          label="补交期限"
          hint={latest === null ? undefined : `不晚于承诺办结 ${formatDateWithWeekday(latest)}`}
          problem={problem('until')}
        >
          <TextField
            id="until"
            data-step-field="until"
            inputMode="numeric"
            defaultValue={until ?? ''}
            maxLength={12}
            invalid={problem('until') !== null}
            onChange={({ target }) => onChange({ until: readTypedDate(target.value) ?? undefined })}
          />
        </StepField>
      )}
    </>
  );
}
