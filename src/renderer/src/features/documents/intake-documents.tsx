import { useState } from 'react';
import type { IntakeDraft } from '#shared/contract/intake.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { Button } from '../../components/button.tsx';
import { DraftPreviewPanel, MissingSlipPanel } from './preview-panels.tsx';

/**
 * The papers of an intake that is no case yet: what its acceptance would issue, and the slip of what is missing.
 * @param whole the draft as it would be accepted; null while no item is chosen
 * @param isReady whether it can be accepted; if not, it is said on the page what lacks
 */
export function IntakeDocuments({
  whole,
  isReady,
}: {
  whole: () => IntakeDraft | null;
  isReady: () => boolean;
}) {
  const [shown, setShown] = useState<{ what: 'preview' | 'slip'; draft: IntakeDraft } | null>(null);
  const show = (what: 'preview' | 'slip') => {
    // There is nothing to see of a paper that could not be issued.
    if (what === 'preview' && !isReady()) return;
    const draft = whole();
    if (draft) setShown({ what, draft });
  };
  const close = () => setShown(null);
  const shut = { enabled: shown === null };
  useShortcut('Ctrl+P', '预览文书', () => show('preview'), shut);
  useShortcut('Alt+Q', '缺件清单', () => show('slip'), shut);
  return (
    <>
      <Button kind="text" size="small" onClick={() => show('slip')}>
        缺件清单 <kbd>Alt+Q</kbd>
      </Button>
      <Button kind="text" size="small" onClick={() => show('preview')}>
        预览文书 <kbd>Ctrl+P</kbd>
      </Button>
      {shown?.what === 'preview' && <DraftPreviewPanel draft={shown.draft} onClose={close} />}
      {shown?.what === 'slip' && <MissingSlipPanel draft={shown.draft} onClose={close} />}
    </>
  );
}
