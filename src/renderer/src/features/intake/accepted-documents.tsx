import type { CaseDetail, DocumentKind } from '#shared/contract/cases.ts';
import type { PrintOutcome } from '#shared/contract/documents.ts';
import { explainError } from '#shared/wording/errors.ts';
import { Button } from '../../components/button.tsx';
import { documentName, printOutcomeWord } from '../documents/document-words.ts';
import { useDocuments } from '../documents/use-documents.ts';
import styles from './accepted-documents.module.css';

/** The documents of the case just accepted, and what became of each. */
export function AcceptedDocuments({
  caseId,
  documents,
  outcomes,
  pending,
  error,
  onView,
}: {
  caseId: string;
  documents: CaseDetail['documents'];
  outcomes: readonly PrintOutcome[] | undefined;
  pending: boolean;
  error: unknown;
  onView: (kind: DocumentKind) => void;
}) {
  const work = useDocuments(caseId);
  const stateOf = (kind: DocumentKind) => {
    if (pending) return '正在打印';
    const outcome = outcomes?.find((one) => one.kind === kind);
    return outcome ? printOutcomeWord(outcome) : '';
  };
  return (
    <section className={styles.documents}>
      <ul>
        {documents.map(({ kind }) => (
          <li key={kind} className={styles.row}>
            <span className={styles.name}>{documentName(kind)}</span>
            <span className={styles.state} role="status">
              {stateOf(kind)}
            </span>
            <Button size="small" onClick={() => onView(kind)}>
              查看文书
            </Button>
            <Button size="small" disabled={work.busy || pending} onClick={() => work.saveAs(kind)}>
              另存为 PDF
            </Button>
          </li>
        ))}
      </ul>
      {error !== null && <p role="alert">{explainError(error)}</p>}
      {work.said && <p role="status">{work.said}</p>}
    </section>
  );
}
