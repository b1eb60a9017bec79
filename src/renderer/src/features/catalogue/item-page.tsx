import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useRouter } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { explainError } from '#shared/wording/errors.ts';
import { itemGuide } from '#shared/wording/item-guide.ts';
import { query } from '../../app/core/core.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { useNewIntake } from '../../app/shell/use-new-intake.ts';
import { useServesWindow } from '../../app/shell/use-serves-window.ts';
import { useUsable } from '../../app/usable.ts';
import { Button } from '../../components/button.tsx';
import { ItemGuideView } from './item-guide.tsx';
import { ItemHistoryPanel } from './item-history.tsx';
import styles from './item-page.module.css';
import { useMayEdit } from './may-edit.ts';

const PRINTED = {
  printed: '已打印',
  'no-printer': '没有找到打印机，可以另存为 PDF',
  'printer-failed': '打印机没有响应，可以另存为 PDF',
} as const;

/** One item as the resident should know it, on the screen and on paper. */
export function ItemPage() {
  const { code } = useParams({ from: '/catalogue/$code' });
  const item = useQuery(query.catalogue.get.queryOptions({ input: { code }, retry: false }));
  const status = useQuery(query.system.status.queryOptions());
  const overview = useQuery(query.catalogue.overview.queryOptions());
  const print = useMutation(query.catalogue.printGuide.mutationOptions());
  const save = useMutation(query.catalogue.saveGuideAs.mutationOptions());
  const [history, setHistory] = useState(false);
  const navigate = useNavigate();
  const router = useRouter();
  const newIntake = useNewIntake();
  const mayEdit = useMayEdit();
  const line = overview.data?.find((one) => one.code === code);
  const known = item.data !== undefined && status.data !== undefined;
  const offered = useServesWindow() && known && !item.data.retired;

  const edit = () => void navigate({ to: '/catalogue-editor', search: { code } });
  const takeIn = () => newIntake({ item: code });
  const page = useRef<HTMLElement>(null);
  // The guide is longer than the window: the keys that scroll go to it.
  useEffect(() => {
    if (known) page.current?.focus();
  }, [known]);
  useUsable('item', known || item.error !== null);
  useShortcut('Escape', '返回', () => router.history.back());
  useShortcut('Ctrl+P', '打印办事指南', () => print.mutate({ code }), { enabled: known });
  useShortcut('Ctrl+S', '办事指南另存为 PDF', () => save.mutate({ code }), { enabled: known });
  useShortcut('Ctrl+H', '版本记录', () => setHistory(!history));
  useShortcut('Ctrl+E', '编辑', edit, { enabled: mayEdit });
  useShortcut('Ctrl+Enter', '办这一项', takeIn, { enabled: offered });

  const error = print.error ?? save.error;
  const said = error
    ? explainError(error)
    : print.isPending
      ? '正在打印'
      : save.data?.path
        ? `已存到 ${save.data.path}`
        : print.data && PRINTED[print.data.outcome];
  const later = item.error && line?.version === null && line.planned;
  if (item.error && !later) return <p className={styles.fault}>{explainError(item.error)}</p>;
  if (!known && !later) return null;
  return (
    <article ref={page} className={styles.page} tabIndex={-1}>
      <header className={styles.head}>
        <h1>{item.data?.name ?? line?.name}</h1>
        {item.data && <span className={styles.version}>第 {item.data.version} 版</span>}
        <Button onClick={() => setHistory(true)}>版本记录　Ctrl+H</Button>
        {mayEdit && <Button onClick={edit}>编辑　Ctrl+E</Button>}
        {known && (
          <>
            <Button disabled={print.isPending} onClick={() => print.mutate({ code })}>
              打印指南　Ctrl+P
            </Button>
            <Button disabled={save.isPending} onClick={() => save.mutate({ code })}>
              存为 PDF
            </Button>
            {offered && (
              <Button kind="primary" onClick={takeIn}>
                办这一项
              </Button>
            )}
          </>
        )}
      </header>
      {item.data?.retired && (
        <p className={styles.planned}>从 {item.data.effectiveFrom} 起停用，不再受理新件，已收的件照常办完</p>
      )}
      {line?.planned && (
        <p className={styles.planned}>
          {later ? '这是新事项，' : ''}
          {line.planned.retired
            ? `从 ${line.planned.effectiveFrom} 起停用（第 ${line.planned.version} 版）`
            : `第 ${line.planned.version} 版从 ${line.planned.effectiveFrom} 起生效`}
        </p>
      )}
      <p className={styles.said} role="status">
        {said}
      </p>
      {item.data && status.data && <ItemGuideView guide={itemGuide(item.data, status.data.centre)} />}
      {history && <ItemHistoryPanel code={code} mayEdit={mayEdit} onClose={() => setHistory(false)} />}
    </article>
  );
}
