import type { CaseDocument } from '#shared/contract/cases.ts';
import { copyWord, paperStateWord } from './copy-words.ts';
import { documentName } from './document-words.ts';
import styles from './scanned-paper.module.css';

/** Which paper was scanned, and whether it still counts. */
export function ScannedPaper({
  documents,
  paper,
  number,
}: {
  documents: readonly CaseDocument[];
  paper: number;
  number: string;
}) {
  const document = documents.find((one) => one.paperNumber === paper);
  const code = `${number}-${String(paper).padStart(2, '0')}`;
  if (!document) return <p className={styles.scanned}>本机没有文书 {code}，可能是别处打印的</p>;
  const name = `${documentName(document.kind)} ${copyWord(documents, document)}`.trim();
  const next = documents.find((one) => one.kind === document.kind && one.replaces === document.copy);
  return (
    <p className={styles.scanned} data-voided={document.voided ? true : undefined} role="status">
      {document.voided ? '■ ' : '● '}
      扫到的是 {name}（{code}），
      {document.voided ? `${paperStateWord(document)}。` : '这一份有效'}
      {document.voided && next?.paperNumber && (
        <>
          现用的是{copyWord(documents, next)}，编号 {number}-{String(next.paperNumber).padStart(2, '0')}
        </>
      )}
    </p>
  );
}
