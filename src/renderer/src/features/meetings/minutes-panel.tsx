import { useMutation, useQuery } from '@tanstack/react-query';
import type { Meeting } from '#shared/contract/meetings.ts';
import { explainError } from '#shared/wording/errors.ts';
import { query } from '../../app/core/core.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { Button } from '../../components/button.tsx';
import { PaperPanel } from '../documents/paper-panel.tsx';

const WORDS = {
  printed: '已打印，主持人、记录人签名',
  'no-printer': '没有找到打印机，会议记录已保存，可稍后再打',
  'printer-failed': '打印机没有响应，会议记录已保存，可稍后再打',
} as const;

/** 会议记录 as it is printed, beside the board. */
export function MinutesPanel({
  id,
  writes,
  onEdit,
  onClose,
}: {
  id: string;
  writes: boolean;
  onEdit: (meeting: Meeting) => void;
  onClose: () => void;
}) {
  const meeting = useQuery(query.meetings.get.queryOptions({ input: { id } }));
  const page = useQuery(query.meetings.view.queryOptions({ input: { id } }));
  const print = useMutation(query.meetings.print.mutationOptions());
  const file = useMutation(query.meetings.savePaper.mutationOptions());
  const fault = meeting.error ?? page.error ?? print.error ?? file.error;
  const edit = () => meeting.data && onEdit(meeting.data);
  const run = () => {
    if (!print.isPending) print.mutate({ id });
  };
  useShortcut('Ctrl+P', '打印会议记录', run);
  useShortcut('Alt+E', '改记录', edit, { enabled: writes });
  useShortcut('Alt+S', '存成 PDF', () => file.mutate({ id }));
  const said = fault
    ? explainError(fault)
    : print.data
      ? WORDS[print.data.outcome]
      : file.data?.path
        ? `已存到 ${file.data.path}`
        : '';
  return (
    <PaperPanel
      title={meeting.data ? `${meeting.data.branchName}　${meeting.data.day}` : '会议记录'}
      pages={page.data && [{ name: '会议记录', html: page.data.html }]}
      error={null}
      said={said}
      onClose={onClose}
      actions={
        <>
          {writes && <Button onClick={edit}>改记录　Alt+E</Button>}
          <Button onClick={() => file.mutate({ id })}>存成 PDF　Alt+S</Button>
          <Button disabled={print.isPending} onClick={run}>
            打印　Ctrl+P
          </Button>
        </>
      }
    />
  );
}
