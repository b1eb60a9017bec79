import { useQuery } from '@tanstack/react-query';
import { useParams, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import type { DocumentCopy } from '#shared/contract/documents.ts';
import { explainError } from '#shared/wording/errors.ts';
import { query } from '../../app/core/core.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { usePersonInView } from '../../app/person-in-view.ts';
import { useUsable } from '../../app/usable.ts';
import { Code } from '../../components/code.tsx';
import { DueDates } from '../../components/due-dates.tsx';
import { Lamp } from '../../components/lamp.tsx';
import { groupIdentityNumber } from '../../components/person-words.ts';
import { DocumentPanel } from '../documents/document-panel.tsx';
import styles from './case-detail-page.module.css';
import { CaseDocuments } from './case-documents.tsx';
import { caseStateWord } from './case-filters.ts';
import { CaseHistory } from './case-history.tsx';
import { CasePapers } from './case-papers.tsx';

/** One case with everything that belongs to it. Esc goes back to where it was opened from. */
export function CaseDetailPage() {
  const { caseId } = useParams({ from: '/cases/$caseId' });
  const { data, error } = useQuery(query.cases.get.queryOptions({ input: { id: caseId } }));
  const router = useRouter();
  const [daysOpen, setDaysOpen] = useState(false);
  const [viewed, setViewed] = useState<DocumentCopy | null>(null);
  usePersonInView(data?.residentId ?? null);
  useUsable('case-detail', data !== undefined);
  useShortcut('Escape', '返回', () => router.history.back());
  useShortcut('Alt+D', '为什么是这天', () => setDaysOpen(!daysOpen));

  if (error) return <p className={styles.fault}>{explainError(error)}</p>;
  if (!data) return null;
  return (
    <article className={styles.page}>
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
      <section className={styles.part}>
        <DueDates
          promised={{ days: data.promisedDays, date: data.promised }}
          statutory={
            data.statutory && data.statutoryDays !== null
              ? { days: data.statutoryDays, date: data.statutory }
              : null
          }
          open={daysOpen}
          onToggle={() => setDaysOpen(!daysOpen)}
        />
      </section>
      <CaseDocuments caseId={caseId} documents={data.documents} onView={setViewed} />
      <CasePapers papers={data.materials} />
      <CaseHistory events={data.events} />
      {viewed && <DocumentPanel caseId={caseId} {...viewed} onClose={() => setViewed(null)} />}
    </article>
  );
}
