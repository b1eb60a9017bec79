import type { CaseDetail } from '#shared/contract/cases.ts';
import type { DocumentCopy } from '#shared/contract/documents.ts';
import { caseStepWord, stepAnswersText } from '#shared/wording/case-states.ts';
import { Button } from '../../components/button.tsx';
import { dayAndTime } from '../../components/clock-words.ts';
import { documentName } from '../documents/document-words.ts';
import styles from './case-sections.module.css';

/** What happened to a case, who did it, where and when, why, and what was handed out for it. */
export function CaseHistory({
  events,
  documents,
  onView,
}: {
  events: CaseDetail['events'];
  documents: CaseDetail['documents'];
  onView: (document: DocumentCopy) => void;
}) {
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>经过</h2>
      <ol>
        {events.map((event) => (
          <li key={event.number} className={styles.row}>
            <span className={styles.quiet}>{dayAndTime(event.at)}</span>
            <span className={styles.step}>{caseStepWord(event.step)}</span>
            <span className={styles.actor}>
              {event.actorName}
              {event.actingFor !== null && ` 代 ${event.actingFor}`}
            </span>
            <span className={styles.note}>
              {[stepAnswersText(event.answers), event.note].filter(Boolean).join('：')}
            </span>
            <span className={styles.actions}>
              {documents
                .filter(({ stepNumber, voided }) => stepNumber === event.number && voided === null)
                .map(({ kind, copy }) => (
                  <Button key={kind} kind="text" size="small" onClick={() => onView({ kind, copy })}>
                    {documentName(kind)}
                  </Button>
                ))}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
