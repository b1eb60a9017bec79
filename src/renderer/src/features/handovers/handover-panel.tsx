import { useMutation, useQuery } from '@tanstack/react-query';
import { explainError } from '#shared/wording/errors.ts';
import { query } from '../../app/core/core.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { Button } from '../../components/button.tsx';
import { PaperPanel } from '../documents/paper-panel.tsx';

const WORDS = {
  printed: '已打印',
  'no-printer': '没有找到打印机，交接清单已保存，可稍后补打',
  'printer-failed': '打印机没有响应，交接清单已保存，可稍后补打',
} as const;

/** 交接清单 beside the page. */
export function HandoverPanel({
  id,
  onClose,
  onConfirm,
}: {
  id: string;
  onClose: () => void;
  /** For the receiver while it waits. */
  onConfirm: (() => void) | null;
}) {
  const { data, error } = useQuery(query.handovers.get.queryOptions({ input: { id } }));
  const print = useMutation(query.handovers.print.mutationOptions());
  const run = () => {
    if (!print.isPending) print.mutate({ id });
  };
  useShortcut('Ctrl+P', '打印清单', run);
  useShortcut('Ctrl+Enter', '接收', () => onConfirm?.(), { enabled: onConfirm !== null });
  const said = print.error ? explainError(print.error) : print.data ? WORDS[print.data.outcome] : '';
  return (
    <PaperPanel
      title={data ? `${data.fromName} 交给 ${data.toName}` : '交接清单'}
      pages={data && [{ name: '交接清单', html: data.html }]}
      error={error}
      said={said}
      onClose={onClose}
      actions={
        <>
          <Button disabled={print.isPending} onClick={run}>
            打印　Ctrl+P
          </Button>
          {onConfirm && <Button onClick={onConfirm}>接收　Ctrl+Enter</Button>}
        </>
      }
    />
  );
}
