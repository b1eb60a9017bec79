import { useQuery } from '@tanstack/react-query';
import { useParams, useRouter, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { DocumentCopy } from '#shared/contract/documents.ts';
import type { CaseStep } from '#shared/domain/case-lifecycle.ts';
import { caseStateWord } from '#shared/wording/case-states.ts';
import { explainError } from '#shared/wording/errors.ts';
import { query } from '../../app/core/core.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { usePersonInView } from '../../app/person-in-view.ts';
import { useUsable } from '../../app/usable.ts';
import { Code } from '../../components/code.tsx';
import { Lamp } from '../../components/lamp.tsx';
import { groupIdentityNumber } from '../../components/person-words.ts';
import { ConflictMark } from '../conflicts/conflict-mark.tsx';
import { DocumentPanel } from '../documents/document-panel.tsx';
import { Reprint } from '../documents/reprint-panel.tsx';
import { ScannedPaper } from '../documents/scanned-paper.tsx';
import { useDocuments } from '../documents/use-documents.ts';
import { CaseRating } from '../ratings/case-rating.tsx';
import { CaseTransfer } from '../transfers/case-transfer.tsx';
import { CaseAgentLine } from './case-agent.tsx';
import styles from './case-detail-page.module.css';
import { CaseDocuments } from './case-documents.tsx';
import { CaseDueDates } from './case-due-dates.tsx';
import { CaseHistory } from './case-history.tsx';
import { CaseNotices } from './case-notices.tsx';
import { CasePapers } from './case-papers.tsx';
import { CaseSteps } from './case-steps.tsx';
import { StepPanel } from './step-panel.tsx';

/** One case with everything that belongs to it. Esc goes back to where it was opened from. */
export function CaseDetailPage() {
  const { caseId } = useParams({ from: '/cases/$caseId' });
  const { paper } = useSearch({ from: '/cases/$caseId' });
  const { data, error } = useQuery(query.cases.get.queryOptions({ input: { id: caseId } }));
  const router = useRouter();
  const [daysOpen, setDaysOpen] = useState(false);
  const [viewed, setViewed] = useState<DocumentCopy | null>(null);
  const [chosen, setChosen] = useState<CaseStep | null>(null);
  const work = useDocuments(caseId);
  usePersonInView(data?.residentId ?? null);
  useUsable('case-detail', data !== undefined);
  useShortcut('Escape', '返回', () => router.history.back());
  useShortcut('Alt+D', '为什么是这天', () => setDaysOpen(!daysOpen));

  if (error) return <p className={styles.fault}>{explainError(error)}</p>;
  if (!data) return null;
  const choice = data.steps.find(({ step }) => step === chosen);
  const choose = (step: CaseStep) => {
    setViewed(null);
    setChosen(step);
  };
  const view = (document: DocumentCopy) => {
    setChosen(null);
    setViewed(document);
  };
  return (
    <article className={styles.page} data-case={data.number}>
      <header className={styles.head}>
        <h1 className={styles.number}>
          <Code>{data.number}</Code>
        </h1>
        <span>{caseStateWord(data.state)}</span>
        {data.lamp && <Lamp state={data.lamp} />}
        <span className={styles.back}>
          <kbd>Esc</kbd> 返回
        </span>
      </header>
      <h2 className={styles.item}>
        {data.itemName}
        <span className={styles.aside}>{data.department}</span>
      </h2>
      <p>
        {data.applicantName}　<Code>{groupIdentityNumber(data.applicantMaskedNumber)}</Code>
        <span className={styles.aside}>{data.applicantPhone}</span>
      </p>
      <CaseAgentLine agent={data.agent} />
      <section className={styles.part}>
        <CaseDueDates detail={data} open={daysOpen} onToggle={() => setDaysOpen(!daysOpen)} />
        <CaseNotices detail={data} />
        <ConflictMark subject="case" id={caseId} />
      </section>
      {paper !== undefined && <ScannedPaper documents={data.documents} paper={paper} number={data.number} />}
      <CaseTransfer
        detail={data}
        onPanel={() => {
          setChosen(null);
          setViewed(null);
        }}
      />
      <CaseSteps steps={data.steps} onChoose={choose} />
      <CaseDocuments work={work} documents={data.documents} here={data.holder.here} onView={view} />
      <CasePapers caseId={caseId} papers={data.materials} />
      <CaseRating caseId={caseId} here={data.holder.here} />
      <CaseHistory events={data.events} documents={data.documents} onView={view} />
      {choice && (
        <StepPanel
          key={choice.step}
          detail={data}
          choice={choice}
          onClose={() => setChosen(null)}
          onTaken={(issued) => {
            setChosen(null);
            if (issued.length > 0) work.print(issued);
          }}
        />
      )}
      <Reprint work={work} />
      {viewed && (
        <DocumentPanel caseId={caseId} {...viewed} here={data.holder.here} onClose={() => setViewed(null)} />
      )}
    </article>
  );
}
