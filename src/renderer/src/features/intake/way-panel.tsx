import { useState } from 'react';
import type { IntakeDraft } from '#shared/contract/intake.ts';
import type { StepAnswers } from '#shared/domain/case-lifecycle.ts';
import { proposedCorrections } from '../cases/correction-fields.tsx';
import { proposedGaps } from '../cases/gap-fields.tsx';
import { StepForm } from '../cases/step-form.tsx';
import { documentName } from '../documents/document-words.ts';
import { DraftPreviewPanel } from '../documents/preview-panels.tsx';
import { draftPapers } from './draft-papers.ts';
import type { Intake } from './use-intake.ts';
import styles from './way-panel.module.css';
import { documentsOfWay, stepOfWay, WAY_MEANINGS, WAY_NAMES, type Way } from './ways.ts';

function proposals(way: Way, intake: Intake): StepAnswers {
  const papers = draftPapers(intake);
  if (way === 'accept-with-gaps') return proposedGaps(papers, intake.due?.promised.due ?? null);
  if (way === 'tell-correction') return proposedCorrections(papers);
  const reason = intake.asked?.decision.outcome?.reason;
  return way === 'decline' && reason ? { reason } : {};
}

/** 收件 容缺受理 告知补正 不予受理, from the draft: what it asks, what it does and what is printed. */
export function WayPanel({ intake, way }: { intake: Intake; way: Way }) {
  const [answers, setAnswers] = useState(() => proposals(way, intake));
  const [previewed, setPreviewed] = useState<IntakeDraft | null>(null);
  const step = stepOfWay(way);
  const { draft } = intake.state;
  const handed = draftPapers(intake);
  const came = handed.length === 0 || handed.some(({ state }) => state === 'received');
  const papers = documentsOfWay(way, answers, came).map(documentName);
  return (
    <StepForm
      title={WAY_NAMES[way]}
      about={
        <>
          <p>
            {draft.applicant.name}　{intake.item?.name}
          </p>
          <p className={styles.meaning}>{WAY_MEANINGS[way]}</p>
          {papers.length > 1 && <p className={styles.meaning}>打印：{papers.join('、')}</p>}
        </>
      }
      choice={step}
      papers={handed}
      latest={intake.due?.promised.due ?? null}
      answers={answers}
      onAnswers={setAnswers}
      button={`${WAY_NAMES[way]} · 打印${papers.length > 1 ? ` ${papers.length} 份文书` : papers.join('')}`}
      pending={intake.accepting}
      error={intake.openError}
      onTake={() => void intake.open(way, answers)}
      onPreview={() => setPreviewed(intake.whole())}
      onClose={() => intake.takeWay(null)}
    >
      {previewed && (
        <DraftPreviewPanel draft={previewed} way={way} answers={answers} onClose={() => setPreviewed(null)} />
      )}
    </StepForm>
  );
}
