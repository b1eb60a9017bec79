import { useQuery } from '@tanstack/react-query';
import type { DocumentKind } from '#shared/contract/cases.ts';
import { explainError } from '#shared/wording/errors.ts';
import { query } from '../../app/core/core.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { Button } from '../../components/button.tsx';
import { SidePanel } from '../../components/side-panel.tsx';
import styles from './document-panel.module.css';
import { documentName } from './document-words.ts';
import { useDocuments } from './use-documents.ts';

/** A document as it is printed, beside the page it belongs to. */
export function DocumentPanel({
  caseId,
  kind,
  copy = 1,
  onClose,
}: {
  caseId: string;
  kind: DocumentKind;
  copy?: number;
  onClose: () => void;
}) {
  const view = useQuery(query.documents.view.queryOptions({ input: { caseId, kind, copy } }));
  const documents = useDocuments(caseId);
  useShortcut('Ctrl+P', '打印', () => documents.print([{ kind, copy }]));
  useShortcut('Ctrl+S', '另存为 PDF', () => documents.saveAs(kind, copy));
  return (
    <SidePanel
      title={documentName(kind)}
      onClose={onClose}
      actions={
        <>
          <Button disabled={documents.busy} onClick={() => documents.print([{ kind, copy }])}>
            打印　Ctrl+P
          </Button>
          <Button disabled={documents.busy} onClick={() => documents.saveAs(kind, copy)}>
            另存为 PDF　Ctrl+S
          </Button>
        </>
      }
    >
      {documents.said && (
        <p className={styles.said} role="status">
          {documents.said}
        </p>
      )}
      {view.error && <p className={styles.said}>{explainError(view.error)}</p>}
      {view.data && (
        <iframe className={styles.page} title={documentName(kind)} sandbox="" srcDoc={view.data.html} />
      )}
    </SidePanel>
  );
}
