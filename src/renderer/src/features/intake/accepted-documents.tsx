import type { CaseDetail, CaseDocument } from '#shared/contract/cases.ts';
import type { DocumentCopy, PrintOutcome } from '#shared/contract/documents.ts';
import { explainError } from '#shared/wording/errors.ts';
import { Button } from '../../components/button.tsx';
import { copyWord, documentsThatCount, paperStateWord } from '../documents/copy-words.ts';
import { documentName, printOutcomeWord } from '../documents/document-words.ts';
import type { Documents } from '../documents/use-documents.ts';
import styles from './accepted-documents.module.css';

/** The documents of the case just accepted, and what became of each. */
export function AcceptedDocuments({
  work,
  documents,
  outcomes,
  pending,
  error,
  onView,
}: {
  work: Documents;
  documents: CaseDetail['documents'];
  outcomes: readonly PrintOutcome[] | undefined;
  pending: boolean;
  error: unknown;
  onView: (document: DocumentCopy) => void;
}) {
  const stateOf = (document: CaseDocument) => {
    if (pending) return '正在打印';
    if (document.printedAt) return paperStateWord(document);
    const outcome = outcomes?.find(({ kind, copy }) => kind === document.kind && copy === document.copy);
    return outcome ? printOutcomeWord(outcome) : '';
  };
  return (
    <section className={styles.documents}>
      <ul>
        {documentsThatCount(documents).map((document) => {
          const { kind, copy } = document;
          return (
            <li key={`${kind}${copy}`} className={styles.row}>
              <span className={styles.name}>
                {documentName(kind)} {copyWord(documents, document)}
              </span>
              <span className={styles.state} role="status">
                {stateOf(document)}
              </span>
              <Button size="small" onClick={() => onView({ kind, copy })}>
                查看文书
              </Button>
              <Button size="small" disabled={work.busy || pending} onClick={() => work.saveAs(kind, copy)}>
                另存为 PDF
              </Button>
            </li>
          );
        })}
      </ul>
      {error !== null && <p role="alert">{explainError(error)}</p>}
      {work.said && <p role="status">{work.said}</p>}
    </section>
  );
}
