import { useMutation, useQuery } from '@tanstack/react-query';
import { explainError } from '#shared/wording/errors.ts';
import { query } from '../../app/core/core.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { Button } from '../../components/button.tsx';
import { PaperPanel } from '../documents/paper-panel.tsx';

/** 海报, 签到表, 电话通知名单. */
export type Paper = 'poster' | 'sign-in-sheet' | 'call-list';

const NAMES: Record<Paper, string> = {
  poster: '海报',
  'sign-in-sheet': '签到表',
  'call-list': '电话通知名单',
};
const WORDS = {
  printed: '已打印',
  'no-printer': '没有找到打印机，可以先存成 PDF',
  'printer-failed': '打印机没有响应，可以先存成 PDF',
} as const;

/** A paper of an activity beside the page, to be printed or saved. */
export function ActivityPaperPanel({
  id,
  paper,
  onClose,
}: {
  id: string;
  paper: Paper;
  onClose: () => void;
}) {
  const { data, error } = useQuery(query.activities.view.queryOptions({ input: { id, paper } }));
  const print = useMutation(query.activities.print.mutationOptions());
  const save = useMutation(query.activities.savePaper.mutationOptions());
  const busy = print.isPending || save.isPending;
  const run = () => {
    if (!busy) print.mutate({ id, paper });
  };
  useShortcut('Ctrl+P', `打印${NAMES[paper]}`, run);
  useShortcut('Ctrl+S', '存成 PDF', () => !busy && save.mutate({ id, paper }));
  const failed = print.error ?? save.error;
  const said = failed
    ? explainError(failed)
    : print.data
      ? WORDS[print.data.outcome]
      : save.data?.path
        ? `已存到 ${save.data.path}`
        : '';
  return (
    <PaperPanel
      title={NAMES[paper]}
      pages={data && [{ name: NAMES[paper], html: data.html }]}
      error={error}
      said={said}
      onClose={onClose}
      actions={
        <>
          <Button disabled={busy} onClick={() => save.mutate({ id, paper })}>
            存成 PDF　Ctrl+S
          </Button>
          <Button disabled={busy} onClick={run}>
            打印　Ctrl+P
          </Button>
        </>
      }
    />
  );
}
