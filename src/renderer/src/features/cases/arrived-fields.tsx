import type { ArrivedPaper, CaseStep, StepAnswers } from '#shared/domain/case-lifecycle.ts';
import { TextField } from '../../components/text-field.tsx';
import type { AskedPaper } from './case-paper.ts';
import styles from './paper-questions.module.css';

/** The papers that are waited for: promised ones, or those that lack or were told to be wrong. */
export function awaitedPapers<Paper extends AskedPaper>(step: CaseStep, papers: readonly Paper[]): Paper[] {
  return papers.filter(({ state, correction }) =>
    step === 'fill-gaps' ? state === 'lacking' : state !== 'received' || correction !== null,
  );
}

function countOf(typed: string): number {
  const text = typed.normalize('NFKC').trim();
  return /^\d{1,2}$/.test(text) ? Number(text) : 0;
}

/** 补齐材料: which papers came, and how many of each; as many as the item asks for are proposed. */
export function ArrivedFields({
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
  const came = answers.papers ?? [];
  const set = (id: string, paper: ArrivedPaper | null) => {
    const others = came.filter((other) => other.id !== id);
    onChange({ papers: paper ? [...others, paper] : others });
  };
  return (
    <fieldset className={styles.papers}>
      <legend>这次收到的材料</legend>
      {papers.map((paper) => {
        const arrived = came.find(({ id }) => id === paper.id);
        const wanted = { id: paper.id, originals: paper.wantedOriginals, copies: paper.wantedCopies };
        return (
          <div key={paper.id} className={styles.paper}>
            <div className={styles.head}>
              <label className={styles.name}>
                <input
                  type="checkbox"
                  data-step-field="papers"
                  checked={arrived !== undefined}
                  onChange={({ target }) => set(paper.id, target.checked ? wanted : null)}
                />
                {paper.name}
              </label>
              {arrived && (
                <span className={styles.counts}>
                  原件
                  <TextField
                    data-step-field="papers"
                    aria-label={`${paper.name}原件`}
                    inputMode="numeric"
                    defaultValue={arrived.originals}
                    maxLength={2}
                    onChange={({ target }) => set(paper.id, { ...arrived, originals: countOf(target.value) })}
                  />
                  复印件
                  <TextField
                    data-step-field="papers"
                    aria-label={`${paper.name}复印件`}
                    inputMode="numeric"
                    defaultValue={arrived.copies}
                    maxLength={2}
                    onChange={({ target }) => set(paper.id, { ...arrived, copies: countOf(target.value) })}
                  />
                </span>
              )}
            </div>
            {paper.correction !== null && <span className={styles.mark}>告知补正：{paper.correction}</span>}
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
