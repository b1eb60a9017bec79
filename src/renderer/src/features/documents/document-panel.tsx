import { useQuery } from '@tanstack/react-query';
import type { DocumentKind } from '#shared/contract/cases.ts';
import { explainError } from '#shared/wording/errors.ts';
import { query } from '../../app/core/core.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { Button } from '../../components/button.tsx';
import { SidePanel } from '../../components/side-panel.tsx';
import { copyWord, paperStateWord } from './copy-words.ts';
import styles from './document-panel.module.css';
import { documentName } from './document-words.ts';
import { Reprint } from './reprint-panel.tsx';
import { useDocuments } from './use-documents.ts';

/** A document as it is printed, beside the page it belongs to. */
export function DocumentPanel({
  caseId,
  kind,
  copy = 1,
  here = true,
  onClose,
}: {
  caseId: string;
  kind: DocumentKind;
  copy?: number;
  /** This centre holds the case: another one looks at its papers and prints none. */
  here?: boolean;
  onClose: () => void;
}) {
  const view = useQuery(query.documents.view.queryOptions({ input: { caseId, kind, copy } }));
  const documents = useDocuments(caseId);
  const shown = documents.documents.find((one) => one.kind === kind && one.copy === copy);
  const voided = shown?.voided != null;
  useShortcut('Ctrl+P', '打印', () => documents.print([{ kind, copy }]), { enabled: here && !voided });
  useShortcut('Ctrl+S', '另存为 PDF', () => documents.saveAs(kind, copy), { enabled: here });
  return (
    <SidePanel
      title={`${documentName(kind)} ${copyWord(documents.documents, { kind, copy })}`.trim()}
      onClose={onClose}
      actions={
        <>
          {here && !voided && (
            <Button disabled={documents.busy} onClick={() => documents.print([{ kind, copy }])}>
              {shown?.printedAt ? '重新打印' : '打印'}　Ctrl+P
            </Button>
          )}
          {here && (
            <Button disabled={documents.busy} onClick={() => documents.saveAs(kind, copy)}>
              另存为 PDF　Ctrl+S
            </Button>
          )}
        </>
      }
    >
      {(documents.said || shown) && (
        <p className={styles.said} role="status">
          {documents.said || (shown && paperStateWord(shown))}
        </p>
      )}
      {view.error && <p className={styles.said}>{explainError(view.error)}</p>}
      {view.data && (
        <iframe
          key={view.dataUpdatedAt}
          className={styles.page}
          title={documentName(kind)}
          sandbox=""
          srcDoc={view.data.html}
        />
      )}
      <Reprint work={documents} />
    </SidePanel>
  );
}
