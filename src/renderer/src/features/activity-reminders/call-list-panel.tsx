import { useMutation, useQuery } from '@tanstack/react-query';
import { explainError } from '#shared/wording/errors.ts';
import { query } from '../../app/core/core.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { Button } from '../../components/button.tsx';
import { PaperPanel } from '../documents/paper-panel.tsx';

const WORDS = {
  printed: '已打印',
  'no-printer': '没有找到打印机，先照着屏幕打电话',
  'printer-failed': '打印机没有响应，先照着屏幕打电话',
} as const;

/** 待通知名单 as it is printed: whoever has still to be told, by activity. */
export function CallListPanel({ onClose }: { onClose: () => void }) {
  const page = useQuery(query.activityReminders.viewList.queryOptions({ staleTime: 0 }));
  const print = useMutation(query.activityReminders.printList.mutationOptions());
  const run = () => {
    if (!print.isPending) print.mutate(undefined);
  };
  useShortcut('Ctrl+P', '打印待通知名单', run);
  return (
    <PaperPanel
      title="待通知名单"
      pages={page.data && [{ name: '待通知名单', html: page.data.html }]}
      error={page.error}
      said={print.error ? explainError(print.error) : print.data ? WORDS[print.data.outcome] : ''}
      onClose={onClose}
      actions={
        <Button disabled={print.isPending} onClick={run}>
          打印　Ctrl+P
        </Button>
      }
    />
  );
}
