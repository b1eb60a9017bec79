import type { CaseDetail } from '#shared/contract/cases.ts';
import type { DocumentCopy } from '#shared/contract/documents.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { Button } from '../../components/button.tsx';
import { dayAndTime } from '../../components/clock-words.ts';
import { copyWord, paperStateWord } from '../documents/copy-words.ts';
import { documentName } from '../documents/document-words.ts';
import type { Documents } from '../documents/use-documents.ts';
import styles from './case-sections.module.css';

/** The documents of a case: look at them, print them, keep them as files. Voided copies stay in the list. */
export function CaseDocuments({
  work,
  documents,
  here,
  onView,
}: {
  work: Documents;
  documents: CaseDetail['documents'];
  /** This centre holds the case: another one looks at its papers and prints none. */
  here: boolean;
  onView: (document: DocumentCopy) => void;
}) {
  useShortcut('Ctrl+P', '打印文书', () => work.print(), { enabled: here });
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>文书</h2>
      <ul>
        {documents.map((document, index) => {
          const { kind, copy, issuedAt, issuedBy, printedAt, voided } = document;
          return (
            <li
              key={`${kind}${copy}`}
              className={styles.row}
              data-voided={voided ? true : undefined}
              data-document={`${kind}/${copy}`}
            >
              <span className={styles.what}>
                {documentName(kind)} {copyWord(documents, document)}
              </span>
              <span className={styles.quiet} title={`出具 ${dayAndTime(issuedAt)}`}>
                {issuedBy}　{paperStateWord(document)}
              </span>
              <span className={styles.actions}>
                {/* The first thing to do on this page, so that Tab and Enter have a place to begin. */}
                <Button size="small" autoFocus={index === 0} onClick={() => onView({ kind, copy })}>
                  查看
                </Button>
                {here && !voided && (
                  <Button size="small" disabled={work.busy} onClick={() => work.print([{ kind, copy }])}>
                    {printedAt ? '重新打印' : '打印'}
                  </Button>
                )}
                {here && (
                  <Button size="small" disabled={work.busy} onClick={() => work.saveAs(kind, copy)}>
                    另存为 PDF
                  </Button>
                )}
              </span>
            </li>
          );
        })}
      </ul>
      {work.said && <p role="status">{work.said}</p>}
    </section>
  );
}
