import type { CaseDetail } from '#shared/contract/cases.ts';
import type { DocumentCopy } from '#shared/contract/documents.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { Button } from '../../components/button.tsx';
import { dayAndTime } from '../../components/clock-words.ts';
import { documentName } from '../documents/document-words.ts';
import type { useDocuments } from '../documents/use-documents.ts';
import styles from './case-sections.module.css';

/** The documents of a case: look at them, print them, keep them as files. */
export function CaseDocuments({
  work,
  documents,
  onView,
}: {
  work: ReturnType<typeof useDocuments>;
  documents: CaseDetail['documents'];
  onView: (document: DocumentCopy) => void;
}) {
  useShortcut('Ctrl+P', '打印文书', () => work.print(documents.map(({ kind, copy }) => ({ kind, copy }))));
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>文书</h2>
      <ul>
        {documents.map(({ kind, copy, issuedAt, issuedBy }, index) => (
          <li key={`${kind}${copy}`} className={styles.row}>
            <span className={styles.what}>{documentName(kind)}</span>
            <span className={styles.quiet}>
              {dayAndTime(issuedAt)}　{issuedBy}
            </span>
            <span className={styles.actions}>
              {/* The first thing to do on this page, so that Tab and Enter have a place to begin. */}
              <Button size="small" autoFocus={index === 0} onClick={() => onView({ kind, copy })}>
                查看
              </Button>
              <Button size="small" disabled={work.busy} onClick={() => work.print([{ kind, copy }])}>
                打印
              </Button>
              <Button size="small" disabled={work.busy} onClick={() => work.saveAs(kind, copy)}>
                另存为 PDF
              </Button>
            </span>
          </li>
        ))}
      </ul>
      {work.said && <p role="status">{work.said}</p>}
    </section>
  );
}
