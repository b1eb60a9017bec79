import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { CaseState } from '#shared/contract/cases.ts';
import type { DocumentCopy } from '#shared/contract/documents.ts';
import { caseStateWord } from '#shared/wording/case-states.ts';
import { explainError } from '#shared/wording/errors.ts';
import { query } from '../../app/core/core.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { usePersonInView } from '../../app/person-in-view.ts';
import { useUsable } from '../../app/usable.ts';
import { Button } from '../../components/button.tsx';
import { Code } from '../../components/code.tsx';
import { CaseDueDates } from '../cases/case-due-dates.tsx';
import { refreshCases } from '../cases/use-case-rows.ts';
import { DocumentPanel } from '../documents/document-panel.tsx';
import { Reprint } from '../documents/reprint-panel.tsx';
import { useDocuments } from '../documents/use-documents.ts';
import { useNextPerson } from '../queue/use-next-person.ts';
import { CaseRating } from '../ratings/case-rating.tsx';
import { AcceptedDocuments } from './accepted-documents.tsx';
import styles from './accepted-page.module.css';
import { takeJustAccepted } from './just-accepted.ts';

/** What was done, in the words said to the person at the window. */
const DONE: Partial<Record<CaseState, string>> = {
  accepted: '已受理',
  'accepted-with-gaps': '已容缺受理，请按期补交',
  received: '已收件',
  'correction-told': '已告知补正',
  declined: '已告知不予受理',
};

/** What came of an intake: the number, both due dates, the documents. Enter goes on to the next person. */
export function AcceptedPage() {
  const { caseId } = useParams({ from: '/accepted/$caseId' });
  const { data, error } = useQuery(query.cases.get.queryOptions({ input: { id: caseId } }));
  const print = useMutation(query.documents.print.mutationOptions({ onSettled: refreshCases }));
  const printAll = print.mutate;
  const [daysOpen, setDaysOpen] = useState(false);
  const [viewed, setViewed] = useState<DocumentCopy | null>(null);
  const work = useDocuments(caseId);
  const next = useNextPerson();
  const navigate = useNavigate();
  useEffect(() => {
    if (takeJustAccepted(caseId)) printAll({ caseId });
  }, [caseId, printAll]);
  usePersonInView(data?.residentId ?? null);
  useUsable('accepted', data !== undefined);
  useShortcut('Ctrl+P', '再打一次', () => work.print(), { enabled: !print.isPending });
  const open = () => void navigate({ to: '/cases/$caseId', params: { caseId } });
  useShortcut('Alt+O', '打开办件', open);
  useShortcut('Alt+D', '为什么是这天', () => setDaysOpen(!daysOpen));
  useShortcut(
    'Escape',
    '回办件列表',
    () => void navigate({ to: '/cases', search: { filter: 'open' }, replace: true }),
  );

  if (error) return <p className={styles.page}>{explainError(error)}</p>;
  if (!data) return null;
  return (
    <article className={styles.page}>
      <p className={styles.done}>✓ {DONE[data.state] ?? caseStateWord(data.state)}</p>
      <h1 className={styles.number}>
        <Code>{data.number}</Code>
      </h1>
      <p className={styles.what}>
        {data.itemName}　{data.applicantName}
        {data.agent && `（${data.agent.name} 代办）`}
      </p>
      <CaseDueDates detail={data} open={daysOpen} onToggle={() => setDaysOpen(!daysOpen)} />
      <AcceptedDocuments
        work={work}
        documents={data.documents}
        outcomes={print.data}
        pending={print.isPending}
        error={print.error}
        onView={setViewed}
      />
      <p className={styles.buttons}>
        <Button autoFocus kind="primary" size="large" onClick={next.go}>
          {next.word}
        </Button>
        <Button size="large" disabled={print.isPending} onClick={() => work.print()}>
          再打一次　Ctrl+P
        </Button>
        <Button size="large" onClick={open}>
          打开办件　Alt+O
        </Button>
      </p>
      <CaseRating caseId={caseId} here />
      <Reprint work={work} />
      {viewed && <DocumentPanel caseId={caseId} {...viewed} onClose={() => setViewed(null)} />}
    </article>
  );
}
