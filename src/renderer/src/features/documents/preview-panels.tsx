import { useMutation, useQuery } from '@tanstack/react-query';
import type { StepAnswers, StepRequest } from '#shared/contract/cases.ts';
import type { DocumentPreview, WayOut } from '#shared/contract/documents.ts';
import type { IntakeDraft } from '#shared/contract/intake.ts';
import { explainError } from '#shared/wording/errors.ts';
import { query } from '../../app/core/core.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { Button } from '../../components/button.tsx';
import { documentName } from './document-words.ts';
import { PaperPanel } from './paper-panel.tsx';

const TITLE = '预览　草稿 无效';

const pagesOf = (previews: readonly DocumentPreview[] | undefined) =>
  previews?.map(({ kind, html }) => ({ name: documentName(kind), html }));

/** A preview is made for these answers and for no others. */
const ANEW = { staleTime: 0, gcTime: 0, retry: false } as const;

/** What a step would issue, before it is taken. */
export function StepPreviewPanel({ request, onClose }: { request: StepRequest; onClose: () => void }) {
  const { data, error } = useQuery({
    ...query.documents.previewStep.queryOptions({ input: request }),
    ...ANEW,
  });
  return <PaperPanel title={TITLE} pages={pagesOf(data)} error={error} onClose={onClose} />;
}

/** What would be issued if an intake became a case this way: accepted, where no other way is named. */
export function DraftPreviewPanel({
  draft,
  way = 'accept',
  answers = {},
  onClose,
}: {
  draft: IntakeDraft;
  way?: WayOut;
  answers?: StepAnswers;
  onClose: () => void;
}) {
  const { data, error } = useQuery({
    ...query.documents.previewDraft.queryOptions({ input: { draft, way, answers } }),
    ...ANEW,
  });
  return <PaperPanel title={TITLE} pages={pagesOf(data)} error={error} onClose={onClose} />;
}

const SLIP_WORDS = {
  printed: '已打印，可以交给申请人',
  'no-printer': '没有找到打印机，接好后再打',
  'printer-failed': '打印机没有响应，看看纸和电源，再打一次',
} as const;

/** 缺件清单 for the resident to take home. */
export function MissingSlipPanel({ draft, onClose }: { draft: IntakeDraft; onClose: () => void }) {
  const slip = useQuery({ ...query.documents.missingSlip.queryOptions({ input: draft }), ...ANEW });
  const print = useMutation(query.documents.printMissingSlip.mutationOptions());
  const run = () => {
    if (slip.data && !print.isPending) print.mutate(draft);
  };
  useShortcut('Ctrl+P', '打印缺件清单', run);
  const outcome = print.data && SLIP_WORDS[print.data.outcome];
  const said = print.isPending ? '正在打印' : print.error ? explainError(print.error) : (outcome ?? '');
  return (
    <PaperPanel
      title={slip.data ? `缺件清单　缺 ${slip.data.missing} 份` : '缺件清单'}
      pages={slip.data && [{ name: '缺件清单', html: slip.data.html }]}
      error={slip.error}
      said={said}
      onClose={onClose}
      actions={
        <Button disabled={!slip.data || print.isPending} onClick={run}>
          打印　Ctrl+P
        </Button>
      }
    />
  );
}
