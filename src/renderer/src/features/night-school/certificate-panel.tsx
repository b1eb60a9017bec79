import { useMutation, useQuery } from '@tanstack/react-query';
import { explainError } from '#shared/wording/errors.ts';
import { query } from '../../app/core/core.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { Button } from '../../components/button.tsx';
import { PaperPanel } from '../documents/paper-panel.tsx';

const WORDS = {
  printed: '已打印',
  'no-printer': '没有找到打印机，证书已保存，可稍后补打',
  'printer-failed': '打印机没有响应，证书已保存，可稍后补打',
} as const;

/** 结业证书 beside the page. */
export function CertificatePanel({ number, onClose }: { number: string; onClose: () => void }) {
  const { data, error } = useQuery(query.nightSchool.viewCertificate.queryOptions({ input: { number } }));
  const print = useMutation(query.nightSchool.printCertificate.mutationOptions());
  const run = () => {
    if (!print.isPending) print.mutate({ number });
  };
  useShortcut('Ctrl+P', '打印证书', run);
  return (
    <PaperPanel
      title={`结业证书 ${number}`}
      pages={data && [{ name: '结业证书', html: data.html }]}
      error={error}
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
